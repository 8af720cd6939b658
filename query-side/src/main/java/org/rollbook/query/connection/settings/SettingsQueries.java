package org.rollbook.query.connection.settings;

import static org.rollbook.query.connection.settings.SettingsProjection.SETTINGS;

import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.Settings;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.StoredJson;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** Answers what the district has settled; until it has settled anything, what applies to everyone at first. */
public final class SettingsQueries implements AnswersQueries {
    private final ReadModels readModels;

    public SettingsQueries(ReadModels readModels) {
        this.readModels = readModels;
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetSettings.class, query -> current());
    }

    public Mono<Settings> current() {
        return asOf(readModels.position());
    }

    /** Position of the last change; 0 when the district has settled nothing. */
    public long changedAt() {
        return readModels.changedAt(SETTINGS);
    }

    public Mono<Settings> asOf(long position) {
        return readModels
                .get(SETTINGS, Settings.DISTRICT, Scope.everything(), position)
                .map(row -> StoredJson.read(row.body(), Settings.class))
                .defaultIfEmpty(Settings.initial());
    }
}
