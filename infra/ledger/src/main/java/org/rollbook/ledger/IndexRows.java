package org.rollbook.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.ClaimTaken;
import org.rollbook.command.index.IndexChange;
import org.rollbook.messages.roster.RosterKind;

/** Rows of the inline index as a run of events leaves them; starts from what is stored. */
final class IndexRows {
    record RosterKey(RosterKind kind, String id) {}

    /** @param first version of the first entry of the run that is about the record */
    record RosterRow(long first, long version, String hash, boolean active, Map<String, String> facts) {
        /** A tombstone says nothing new about the record: what was known stays known. */
        RosterRow after(@Nullable RosterRow before) {
            if (before == null) {
                return this;
            }
            return new RosterRow(
                    before.first, version, hash, active, !active && facts.isEmpty() ? before.facts : facts);
        }

        boolean isNew() {
            return first == 0;
        }
    }

    /** What an entry changes. */
    interface Indexed {
        /** Version of the entry in its stream. */
        long version();

        List<IndexChange> changes();
    }

    private final Map<ClaimKey, String> stored;
    final Map<ClaimKey, Optional<String>> claims = new LinkedHashMap<>();
    final Map<RosterKey, RosterRow> roster = new LinkedHashMap<>();
    final Map<String, String> settings = new LinkedHashMap<>();

    /** @param stored owners of the keys that the changes will name, as far as they have any */
    IndexRows(Map<ClaimKey, String> stored) {
        this.stored = stored;
    }

    /**
     * Applies all changes of one unit of work, or none of them.
     *
     * @throws ClaimTaken when another stream has a key
     */
    void apply(List<? extends Indexed> entries) {
        var tentative = new HashMap<ClaimKey, Optional<String>>();
        for (var entry : entries) {
            for (var change : entry.changes()) {
                switch (change) {
                    case IndexChange.Claim(var kind, var key, var owner) -> {
                        var claim = new ClaimKey(kind, key);
                        var now = tentative.getOrDefault(claim, owner(claim));
                        if (now.isPresent() && !now.get().equals(owner)) {
                            throw new ClaimTaken(kind, key);
                        }
                        tentative.put(claim, Optional.of(owner));
                    }
                    case IndexChange.Release(var kind, var key) ->
                        tentative.put(new ClaimKey(kind, key), Optional.empty());
                    case IndexChange.Roster ignored -> {}
                    case IndexChange.Setting ignored -> {}
                }
            }
        }
        claims.putAll(tentative);
        for (var entry : entries) {
            for (var change : entry.changes()) {
                if (change instanceof IndexChange.Roster(var kind, var id, var hash, var active, var facts)) {
                    roster.compute(
                            new RosterKey(kind, id),
                            (_, before) ->
                                    new RosterRow(entry.version(), entry.version(), hash, active, facts).after(before));
                } else if (change instanceof IndexChange.Setting(var key, var value)) {
                    settings.put(key, value);
                }
            }
        }
    }

    /** Keys that the changes claim or release. */
    static Set<ClaimKey> claims(Stream<IndexChange> changes) {
        var claims = new LinkedHashSet<ClaimKey>();
        changes.forEach(change -> {
            if (change instanceof IndexChange.Claim(var kind, var key, var _)) {
                claims.add(new ClaimKey(kind, key));
            } else if (change instanceof IndexChange.Release(var kind, var key)) {
                claims.add(new ClaimKey(kind, key));
            }
        });
        return claims;
    }

    /** Claims that were there before. */
    Map<ClaimKey, String> owners() {
        return stored;
    }

    private Optional<String> owner(ClaimKey claim) {
        var pending = claims.get(claim);
        return pending != null ? pending : Optional.ofNullable(stored.get(claim));
    }

    /** Claims on keys that nobody had before. */
    Map<ClaimKey, String> newClaims() {
        var fresh = new LinkedHashMap<ClaimKey, String>();
        claims.forEach((claim, owner) -> {
            if (owner.isPresent() && !stored.containsKey(claim)) {
                fresh.put(claim, owner.get());
            }
        });
        return fresh;
    }

    /** Records that were never reported before. */
    Map<RosterKey, RosterRow> newRoster() {
        return roster(true);
    }

    /** Records that were reported before. */
    Map<RosterKey, RosterRow> changedRoster() {
        return roster(false);
    }

    private Map<RosterKey, RosterRow> roster(boolean isNew) {
        var some = new LinkedHashMap<RosterKey, RosterRow>();
        roster.forEach((key, row) -> {
            if (row.isNew() == isNew) {
                some.put(key, row);
            }
        });
        return some;
    }

    /** Claims that went from one stream to another. */
    Map<ClaimKey, String> movedClaims() {
        var moved = new LinkedHashMap<ClaimKey, String>();
        claims.forEach((claim, owner) -> {
            if (owner.isPresent() && stored.containsKey(claim) && !owner.get().equals(stored.get(claim))) {
                moved.put(claim, owner.get());
            }
        });
        return moved;
    }

    List<ClaimKey> releasedClaims() {
        var released = new ArrayList<ClaimKey>();
        claims.forEach((claim, owner) -> {
            if (owner.isEmpty() && stored.containsKey(claim)) {
                released.add(claim);
            }
        });
        return released;
    }
}
