package org.rollbook.query.connection.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.Function;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps applications; their connections are rows of their own. */
public final class ApplicationsProjection implements Projection {
    static final String NAME = "name~";
    public static final Model APPLICATIONS = Model.named("applications").text(NAME);

    @Override
    public List<Model> models() {
        return List.of(APPLICATIONS);
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        if (entry.event() instanceof ApplicationAdded e) {
            var view = new ApplicationView(
                    e.applicationId(), e.name(), e.partnerId(), e.matchedByName(), ordered(e.offers()), List.of());
            changes.put(
                    APPLICATIONS,
                    new Row(
                            e.applicationId(),
                            null,
                            true,
                            StoredJson.write(view),
                            null,
                            Map.of(NAME, e.name().toLowerCase(Locale.ROOT))));
        }
    }

    private static Set<Function> ordered(Set<Function> functions) {
        return functions.isEmpty() ? Set.of() : EnumSet.copyOf(functions);
    }
}
