package org.rollbook.query.roster;

import java.time.Instant;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** Districts, schools, departments and what else an organisation can be. */
public final class OrgsProjection extends ReportedProjection<OrgReported> {
    public OrgsProjection() {
        super(RosterKind.ORG, OrgReported.class, Shapes.ORGS);
    }

    @Override
    Row row(OrgReported org, Instant recordedAt) {
        var instead = instead(org.type(), "local");
        var out = written(org, org.type(), recordedAt);
        spanning(out, org.schoolIds()).hidden("type~@1.1", instead);
        return new Row(
                org.id(),
                schools(org.schoolIds()),
                true,
                out.json(),
                instead == null ? null : written(org, instead, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(OrgReported org, String type, Instant recordedAt) {
        return new ObjectWriter(org.id(), recordedAt)
                .metadata(org.metadata())
                .text("name", org.name())
                .text("type", type)
                .text("identifier", org.identifier() == null ? org.id() : org.identifier())
                .reference("parent", Target.ORG, org.parentId())
                .references("children", Target.ORG, org.childIds());
    }
}
