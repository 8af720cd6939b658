package org.rollbook.command.connection;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.connection.ChangeSettings;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;

/** The one district of this installation and what it has settled. */
public class District {
    private @Nullable String stream;
    private Settings settings = Settings.initial();

    @AggregateIdentifier
    @Nullable String stream() {
        return stream;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(ChangeSettings c, Facts facts) {
        if (settings.equals(c.settings())) {
            return Outcome.unchanged();
        }
        Rule.require(
                new TitleLimitIsSensible(c.settings().titleLimit()),
                new LockedSessionsAreKnown(c.settings().lockedSessions(), settings.lockedSessions(), facts));
        apply(new SettingsChanged(c.settings()));
        return Outcome.changed();
    }

    @EventSourcingHandler
    void evolve(SettingsChanged e) {
        stream = Settings.DISTRICT;
        settings = e.settings();
    }
}
