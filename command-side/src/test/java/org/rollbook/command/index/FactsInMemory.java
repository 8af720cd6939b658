package org.rollbook.command.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollbook.messages.roster.RosterKind;

/** The inline index as the tests set it up. It counts the questions, since each costs a round trip. */
public final class FactsInMemory implements Facts {
    private final Map<String, TreeMap<String, String>> claims = new HashMap<>();
    private final Map<RosterKind, Map<String, RosterFact>> roster = new HashMap<>();
    private final Set<String> enrolled = new HashSet<>();
    private final Map<String, String> settings = new HashMap<>();
    private int questions;

    public FactsInMemory claim(String kind, String key, String owner) {
        claims.computeIfAbsent(kind, k -> new TreeMap<>()).put(key, owner);
        return this;
    }

    public FactsInMemory record(RosterKind kind, String id, Map<String, String> facts) {
        return record(kind, id, true, facts);
    }

    public FactsInMemory record(RosterKind kind, String id, boolean active, Map<String, String> facts) {
        roster.computeIfAbsent(kind, k -> new HashMap<>()).put(id, new RosterFact(id, 0, "", active, facts));
        return this;
    }

    public FactsInMemory enroll(String classId, String userId) {
        enrolled.add(classId + " " + userId);
        return this;
    }

    public FactsInMemory set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Takes in what an event puts into the index. */
    public FactsInMemory index(Indexing indexing, String stream, Object event) {
        indexing.of(stream, event).forEach(change -> {
            switch (change) {
                case IndexChange.Claim c -> claim(c.kind(), c.key(), c.owner());
                case IndexChange.Release r ->
                    claims.getOrDefault(r.kind(), new TreeMap<>()).remove(r.key());
                case IndexChange.Setting s -> set(s.key(), s.value());
                case IndexChange.Roster r -> record(r.kind(), r.id(), r.active(), r.facts());
            }
        });
        return this;
    }

    public int questions() {
        return questions;
    }

    @Override
    public Optional<String> owner(String kind, String key) {
        questions++;
        return Optional.ofNullable(claims.getOrDefault(kind, new TreeMap<>()).get(key));
    }

    @Override
    public long claims(String kind, String prefix) {
        questions++;
        return claims.getOrDefault(kind, new TreeMap<>()).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .count();
    }

    @Override
    public List<String> claimed(String kind, String prefix) {
        questions++;
        return claims.getOrDefault(kind, new TreeMap<>()).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    @Override
    public Map<String, RosterFact> roster(RosterKind kind, Collection<String> ids) {
        questions++;
        Map<String, RosterFact> known = roster.getOrDefault(kind, Map.of());
        return ids.stream().distinct().filter(known::containsKey).collect(Collectors.toMap(id -> id, known::get));
    }

    @Override
    public boolean everEnrolled(String classId, String userId) {
        questions++;
        return enrolled.contains(classId + " " + userId);
    }

    @Override
    public Optional<String> setting(String key) {
        questions++;
        return Optional.ofNullable(settings.get(key));
    }
}
