package org.rollbook.query.connection.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.Row;

/** Keeps the district's settings. */
public final class SettingsProjection implements Projection {
    static final Model SETTINGS = Model.named("settings");

    @Override
    public List<Model> models() {
        return List.of(SETTINGS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void on(RecordedEvent entry, Changes changes) {
        if (entry.event() instanceof SettingsChanged e) {
            changes.put(
                    SETTINGS,
                    new Row(Settings.DISTRICT, null, true, StoredJson.write(sorted(e.settings())), null, Map.of()));
        }
    }

    private static Settings sorted(Settings s) {
        return new Settings(
                s.secondaryEmailForOneRoster11(),
                s.gradeBookEntitled(),
                s.titleLimit(),
                new TreeSet<>(s.lockedSessions()),
                s.nonPartnersMayGrade(),
                s.limits());
    }
}
