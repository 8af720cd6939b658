package org.rollbook.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.ClaimTaken;

/**
 * Units of work that are written in one transaction. Each is accepted or rejected for itself, by what is stored and by
 * those before it in the group.
 */
final class Group {
    record Rejection(RuntimeException problem, Draft draft) {}

    private final List<Append> appends;
    private final boolean anyStart;
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    final List<Placed> placed = new ArrayList<>();
    final Map<Append, Long> accepted = new LinkedHashMap<>();
    final Map<Append, Rejection> rejected = new LinkedHashMap<>();
    IndexRows rows = new IndexRows(Map.of());

    /** From then on only the database knows what became of it. */
    boolean sent;

    /** @param anyStart true when a stream may begin with any version instead of 0 */
    Group(List<Append> appends, boolean anyStart) {
        this.appends = appends;
        this.anyStart = anyStart;
    }

    Set<String> streams() {
        var streams = new LinkedHashSet<String>();
        for (var append : appends) {
            for (var draft : append.drafts) {
                if (draft.stream() != null) {
                    streams.add(draft.stream());
                }
            }
        }
        return streams;
    }

    /** Those of the streams that must be there already. */
    Set<String> streamsThatGoOn() {
        var begun = new HashMap<String, Boolean>();
        for (var append : appends) {
            for (var draft : append.drafts) {
                if (draft.stream() != null) {
                    begun.putIfAbsent(draft.stream(), draft.version() == 0 && !anyStart);
                }
            }
        }
        begun.values().removeIf(isNew -> isNew);
        return begun.keySet();
    }

    Set<ClaimKey> claims() {
        return IndexRows.claims(
                appends.stream().flatMap(append -> append.drafts.stream()).flatMap(draft -> draft.changes().stream()));
    }

    /** Last version of each stream, as the group leaves it. */
    Map<String, Long> versions() {
        return versions;
    }

    /**
     * Gives every acceptable draft its position, whatever it had before.
     *
     * @param stored last version of each stream that exists
     * @param owners of the claims that exist
     */
    void place(
            Head head,
            Map<String, Long> stored,
            Map<ClaimKey, String> owners,
            Function<Draft, Instant> time,
            LeafHash hasher) {
        versions.clear();
        versions.putAll(stored);
        eventIds.clear();
        placed.clear();
        accepted.clear();
        rejected.clear();
        sent = false;
        rows = new IndexRows(owners);
        var last = head;
        for (var append : appends) {
            var rejection = reject(append);
            if (rejection != null) {
                rejected.put(append, rejection);
                continue;
            }
            for (var draft : append.drafts) {
                last = new Head(last.position() + 1, last.notBefore(time.apply(draft)));
                placed.add(new Placed(last.position(), last.recordedAt(), draft.content(), hasher));
            }
            accepted.put(append, last.position());
        }
    }

    private @Nullable Rejection reject(Append append) {
        var ahead = new HashMap<String, Long>();
        var ids = new HashSet<String>();
        for (var draft : append.drafts) {
            if (eventIds.contains(draft.content().eventId())
                    || !ids.add(draft.content().eventId())) {
                return new Rejection(
                        new Duplicate("event id " + draft.content().eventId() + " is stored already"), draft);
            }
            if (draft.stream() != null) {
                var before = ahead.getOrDefault(draft.stream(), versions.getOrDefault(draft.stream(), -1L));
                if (draft.version() != before + 1 && !(anyStart && before < 0)) {
                    return new Rejection(
                            new Duplicate("the last version of the stream is " + before + ", so that " + draft.version()
                                    + " cannot follow"),
                            draft);
                }
                ahead.put(draft.stream(), draft.version());
            }
        }
        try {
            rows.apply(append.drafts);
        } catch (ClaimTaken taken) {
            return new Rejection(taken, append.drafts.getFirst());
        }
        versions.putAll(ahead);
        eventIds.addAll(ids);
        return null;
    }
}
