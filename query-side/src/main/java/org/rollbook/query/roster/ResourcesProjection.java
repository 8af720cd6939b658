package org.rollbook.query.roster;

import java.time.Instant;
import java.util.List;
import org.rollbook.messages.roster.ResourceReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.readmodel.Row;

/** Learning resources, which belong to no school. */
public final class ResourcesProjection extends ReportedProjection<ResourceReported> {
    public ResourcesProjection() {
        super(RosterKind.RESOURCE, ResourceReported.class, Shapes.RESOURCES);
    }

    @Override
    Row row(ResourceReported resource, Instant recordedAt) {
        var of11 = resource.roles().stream()
                .filter(role -> !role.startsWith("ext:"))
                .toList();
        boolean same = of11.size() == resource.roles().size();
        var out = written(resource, resource.roles(), recordedAt);
        if (!same) {
            out.hidden("roles~@1.1", of11.isEmpty() ? List.of("") : of11);
        }
        return new Row(
                resource.id(),
                null,
                true,
                out.json(),
                same ? null : written(resource, of11, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(ResourceReported resource, List<String> roles, Instant recordedAt) {
        return new ObjectWriter(resource.id(), recordedAt)
                .metadata(resource.metadata())
                .text("title", resource.title())
                .texts("roles", roles)
                .text("importance", resource.importance())
                .text("vendorResourceId", resource.vendorResourceId())
                .text("vendorId", resource.vendorId())
                .text("applicationId", resource.applicationId());
    }
}
