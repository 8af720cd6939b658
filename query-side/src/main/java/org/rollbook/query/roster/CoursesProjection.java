package org.rollbook.query.roster;

import java.time.Instant;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** Courses of the catalogue; classes are their sections. */
public final class CoursesProjection extends ReportedProjection<CourseReported> {
    public CoursesProjection() {
        super(RosterKind.COURSE, CourseReported.class, Shapes.COURSES);
    }

    @Override
    Row row(CourseReported course, Instant recordedAt) {
        var out = new ObjectWriter(course.id(), recordedAt)
                .metadata(course.metadata())
                .text("title", course.title())
                .reference("schoolYear", Target.ACADEMIC_SESSION, course.schoolYearId())
                .text("courseCode", course.courseCode() == null ? course.id() : course.courseCode())
                .texts("grades", course.grades())
                .texts("subjects", course.subjects())
                .reference("org", Target.ORG, course.orgId())
                .texts("subjectCodes", course.subjectCodes())
                .references("resources", Target.RESOURCE, course.resourceIds());
        spanning(out, course.schoolIds());
        return new Row(course.id(), schools(course.schoolIds()), true, out.json(), null, out.fields());
    }
}
