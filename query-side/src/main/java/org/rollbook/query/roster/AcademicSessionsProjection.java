package org.rollbook.query.roster;

import java.time.Instant;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** School years, semesters, terms and grading periods. */
public final class AcademicSessionsProjection extends ReportedProjection<AcademicSessionReported> {
    public AcademicSessionsProjection() {
        super(RosterKind.ACADEMIC_SESSION, AcademicSessionReported.class, Shapes.ACADEMIC_SESSIONS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    Row row(AcademicSessionReported session, Instant recordedAt) {
        var instead = session.type11() == null ? instead(session.type(), "semester") : session.type11();
        var out = written(session, session.type(), recordedAt);
        spanning(out, session.schoolIds())
                .hidden("ancestors", session.ancestorIds())
                .hidden("type~@1.1", instead);
        return new Row(
                session.id(),
                schools(session.schoolIds()),
                true,
                out.json(),
                instead == null ? null : written(session, instead, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(AcademicSessionReported session, String type, Instant recordedAt) {
        return new ObjectWriter(session.id(), recordedAt)
                .metadata(session.metadata())
                .text("title", session.title())
                .date("startDate", session.startDate())
                .date("endDate", session.endDate())
                .text("type", type)
                .reference("parent", Target.ACADEMIC_SESSION, session.parentId())
                .references("children", Target.ACADEMIC_SESSION, session.childIds())
                .text("schoolYear", session.schoolYear());
    }
}
