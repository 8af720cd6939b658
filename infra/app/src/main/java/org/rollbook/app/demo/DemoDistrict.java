package org.rollbook.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A district made up from a seed: the same size, date and seed give the same package. Classes belong to the whole year
 * or to one of its terms; students go to classes of their own school.
 */
public final class DemoDistrict {
    private static final List<String> SUBJECTS = List.of(
            "Algebra",
            "Biology",
            "Chemistry",
            "Drama",
            "English",
            "Geography",
            "History",
            "Music",
            "Physics",
            "Spanish");
    private static final List<String> SCHOOLS =
            List.of("Harbour", "Hillside", "Lakeview", "Meadow", "Northgate", "Orchard");
    private static final List<String> GRADES = List.of("06", "07", "08", "09", "10", "11", "12");
    private static final String DISTRICT = "org-district";

    private final DistrictSize size;
    private final Calendar calendar;
    private final long seed;

    public DemoDistrict(DistrictSize size, LocalDate today, long seed) {
        this.size = size;
        this.calendar = Calendar.around(today);
        this.seed = seed;
    }

    /** The bundled sample: 3 schools, 60 classes, 900 students with guardians. */
    public static DemoDistrict sample(LocalDate today) {
        return new DemoDistrict(DistrictSize.sample(), today, 20_260_824);
    }

    /** Writes the package, row by row. */
    public void writeTo(Path file) throws IOException {
        try (var target = new CsvPackage(file)) {
            orgs(target);
            calendar.write(target);
            courses(target);
            classes(target);
            var people = new People(size, calendar, seed);
            people.users(target);
            people.roles(target);
            enrollments(target);
            if (size.families()) {
                people.demographics(target);
            }
            resources(target);
            categories(target);
        }
    }

    static String school(int school) {
        return "org-school-" + number(school, 3);
    }

    /** Fixed width, so that ids sort as they were made. */
    static String number(int value, int width) {
        var digits = Integer.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    static String grade(Random random) {
        return GRADES.get(random.nextInt(GRADES.size()));
    }

    private static String schoolClass(int schoolClass) {
        return "cl-" + number(schoolClass, 6);
    }

    private void orgs(CsvPackage target) throws IOException {
        target.begin("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        target.row(DISTRICT, "Sample District", "district", "990000000000", null);
        for (var school = 0; school < size.schools(); school++) {
            var name = SCHOOLS.get(school % SCHOOLS.size()) + " School"
                    + (school < SCHOOLS.size() ? "" : " " + (school / SCHOOLS.size() + 1));
            target.row(school(school), name, "school", "99000000" + number(school, 4), DISTRICT);
        }
    }

    private void courses(CsvPackage target) throws IOException {
        target.begin(
                "courses",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
        for (var subject = 0; subject < SUBJECTS.size(); subject++) {
            var title = SUBJECTS.get(subject);
            target.row(
                    "co-" + title.toLowerCase(Locale.ROOT),
                    Calendar.YEAR,
                    title,
                    title.substring(0, 3).toUpperCase(Locale.ROOT),
                    "09,10",
                    DISTRICT,
                    title,
                    "0" + subject + "052");
        }
    }

    private void classes(CsvPackage target) throws IOException {
        target.begin(
                "classes",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods");
        for (var i = 0; i < size.classes(); i++) {
            var subject = SUBJECTS.get(i % SUBJECTS.size());
            target.row(
                    schoolClass(i),
                    subject + " " + (i / SUBJECTS.size() + 1),
                    GRADES.get(i % GRADES.size()),
                    "co-" + subject.toLowerCase(Locale.ROOT),
                    subject.substring(0, 3).toUpperCase(Locale.ROOT) + "-" + i,
                    "scheduled",
                    "Room " + (100 + i % 80),
                    school(i % size.schools()),
                    i % 3 == 0
                            ? Calendar.term(1)
                            : i % 3 == 1 ? Calendar.term(1) + "," + Calendar.term(2) : Calendar.term(2),
                    subject,
                    null,
                    1 + i % 8);
        }
    }

    private void enrollments(CsvPackage target) throws IOException {
        target.begin(
                "enrollments",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate");
        var enrollment = 0;
        for (var i = 0; i < size.classes(); i++) {
            var teacher = (i / size.schools() * size.schools() + i % size.schools()) % size.teachers();
            enrollment(target, enrollment++, i, People.teacher(teacher), "teacher", "true");
        }
        for (var student = 0; student < size.students(); student++) {
            var school = student % size.schools();
            var first = student / size.schools();
            for (var k = 0; k < size.classesPerStudent(); k++) {
                var inSchool = (first + k * 7) % size.classesPerSchool();
                enrollment(
                        target,
                        enrollment++,
                        inSchool * size.schools() + school,
                        People.student(student),
                        "student",
                        null);
            }
        }
    }

    private void enrollment(
            CsvPackage target, int number, int schoolClass, String user, String role, @Nullable String primary)
            throws IOException {
        target.row(
                "en-" + number(number, 8),
                schoolClass(schoolClass),
                school(schoolClass % size.schools()),
                user,
                role,
                primary,
                calendar.yearBegin(),
                calendar.yearEnd());
    }

    /** A book for each subject, which its course, the first class and its first teacher use. */
    private static void resources(CsvPackage target) throws IOException {
        target.begin(
                "resources",
                "sourcedId,status,dateLastModified,vendorResourceId,title,roles,importance,vendorId,applicationId");
        for (var subject = 0; subject < SUBJECTS.size(); subject++) {
            target.row(
                    book(subject),
                    "978-0-00-00000" + subject,
                    SUBJECTS.get(subject) + " Step by Step",
                    "student,teacher",
                    "primary",
                    "sample-books",
                    "bookshelf");
        }
        target.begin("courseResources", "sourcedId,status,dateLastModified,title,courseSourcedId,resourceSourcedId");
        for (var subject = 0; subject < SUBJECTS.size(); subject++) {
            target.row("cor-" + subject, null, "co-" + SUBJECTS.get(subject).toLowerCase(Locale.ROOT), book(subject));
        }
        target.begin("classResources", "sourcedId,status,dateLastModified,title,classSourcedId,resourceSourcedId");
        target.row("clr-0", null, schoolClass(0), book(0));
        target.begin(
                "userResources",
                "sourcedId,status,dateLastModified,userSourcedId,orgSourcedId,classSourcedId,resourceSourcedId");
        target.row("usr-0", People.teacher(0), school(0), schoolClass(0), book(0));
    }

    private static String book(int subject) {
        return "res-" + SUBJECTS.get(subject).toLowerCase(Locale.ROOT);
    }

    private static void categories(CsvPackage target) throws IOException {
        target.begin("categories", "sourcedId,status,dateLastModified,title,weight");
        target.row("cat-homework", "Homework", 20);
        target.row("cat-test", "Test", 50);
        target.row("cat-project", "Project", 30);
    }
}
