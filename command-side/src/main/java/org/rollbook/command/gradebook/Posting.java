package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.SetPosted;

/** What was posted under an idempotency key of a connection. */
public class Posting {
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private @Nullable SetPosted posted;
    private Instant at = Instant.MIN;

    @AggregateIdentifier
    @Nullable String stream() {
        return posted == null ? null : SetPosted.STREAM + posted.postingId();
    }

    /** The ids that the set got when it was posted before; empty when it was not, or long ago. */
    Optional<List<String>> earlier(String sha256, Instant now) {
        if (posted == null || at.plus(REMEMBERED).isBefore(now)) {
            return Optional.empty();
        }
        if (!posted.sha256().equals(sha256)) {
            throw new Refused(RefusalCode.IDEMPOTENCY_KEY_REUSED);
        }
        return Optional.of(posted.allocatedIds());
    }

    void remember(SetPosted set) {
        apply(set);
    }

    @EventSourcingHandler
    void evolve(SetPosted e, @Timestamp Instant time) {
        posted = e;
        at = time;
    }
}
