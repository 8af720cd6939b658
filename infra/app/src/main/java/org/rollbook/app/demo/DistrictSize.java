package org.rollbook.app.demo;

/**
 * How large a synthetic district is.
 *
 * @param schools at least 1
 * @param classes in all schools together, spread evenly
 * @param students in all schools together, spread evenly
 * @param teachers in all schools together
 * @param classesPerStudent enrollments of each student, at most the classes of a school
 * @param families true to give students guardians and demographics
 */
public record DistrictSize(
        int schools, int classes, int students, int teachers, int classesPerStudent, boolean families) {
    /** The bundled sample: three schools. */
    public static DistrictSize sample() {
        return new DistrictSize(3, 60, 900, 45, 6, true);
    }

    /** The district of the benchmarks: 300,000 enrollments of students. */
    public static DistrictSize benchmark() {
        return new DistrictSize(40, 10_000, 50_000, 5_000, 6, false);
    }

    int classesPerSchool() {
        return classes / schools;
    }
}
