package org.rollbook.query.connection.applications;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.OtherCredentials;
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

    /** Nobody adds it: it is there. */
    static final ApplicationView OTHER = new ApplicationView(
            OtherCredentials.ID, OtherCredentials.NAME, null, false, ordered(OtherCredentials.OFFERS), List.of());

    @Override
    public List<Model> models() {
        return List.of(APPLICATIONS);
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        switch (entry.event()) {
            case ApplicationAdded e ->
                changes.put(
                        APPLICATIONS,
                        row(new ApplicationView(
                                e.applicationId(),
                                e.name(),
                                e.partnerId(),
                                e.matchedByName(),
                                ordered(e.offers()),
                                List.of())));
            case ConnectionOpened e
            when e.applicationId().equals(OtherCredentials.ID) -> changes.put(APPLICATIONS, row(OTHER));
            case ConnectionMoved e
            when e.toApplicationId().equals(OtherCredentials.ID) -> changes.put(APPLICATIONS, row(OTHER));
            default -> {}
        }
    }

    private static Row row(ApplicationView view) {
        Map<String, Object> fields = Map.of(NAME, view.name().toLowerCase(Locale.ROOT));
        return new Row(view.id(), null, true, StoredJson.write(view), null, fields);
    }

    private static Set<Function> ordered(Set<Function> functions) {
        return functions.isEmpty() ? Set.of() : EnumSet.copyOf(functions);
    }
}
