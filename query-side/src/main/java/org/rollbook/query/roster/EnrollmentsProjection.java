package org.rollbook.query.roster;

import java.time.Instant;
import java.util.List;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** Who is in which class, as student, teacher or otherwise. Roles that 1.1 does not know are not shown there. */
public final class EnrollmentsProjection extends ReportedProjection<EnrollmentReported> {
    public EnrollmentsProjection() {
        super(RosterKind.ENROLLMENT, EnrollmentReported.class, Shapes.ENROLLMENTS);
    }

    @Override
    Row row(EnrollmentReported enrollment, Instant recordedAt) {
        var out = new ObjectWriter(enrollment.id(), recordedAt)
                .metadata(enrollment.metadata())
                .reference("user", Target.USER, enrollment.userId())
                .reference("class", Target.CLASS, enrollment.classId())
                .reference("school", Target.ORG, enrollment.schoolId())
                .text("role", enrollment.role())
                .flag("primary", enrollment.primary())
                .date("beginDate", enrollment.beginDate())
                .date("endDate", enrollment.endDate())
                .hidden("legacy", enrollment.role().startsWith("ext:") ? null : "true");
        return new Row(enrollment.id(), schools(List.of(enrollment.schoolId())), true, out.json(), null, out.fields());
    }
}
