package org.rollbook.query.readmodel.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollbook.query.readmodel.Batch.Evolution;
import org.rollbook.query.readmodel.IndexValues;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Version;

/** What becomes of the memberships of objects; they outlast the versions of a row that leave them as they are. */
final class Members {
    /** @param value the school, empty for what everyone sees; or a value of a field of many values */
    record Member(int kind, String value, boolean active) {}

    record Ended(Member member, String id, long to) {}

    record Begun(Member member, String id, long from, long to) {}

    final List<Ended> ended = new ArrayList<>();
    final List<Begun> begun = new ArrayList<>();
    private final Model model;

    Members(Model model, List<Evolution> evolutions) {
        this.model = model;
        evolutions.forEach(this::follow);
    }

    private void follow(Evolution evolution) {
        String id = evolution.id();
        Version before = evolution.before();
        var stored = before == null ? new HashSet<Member>() : of(before.row());
        Map<Member, Long> open = new HashMap<>();
        if (before != null) {
            var next = evolution.after().isEmpty() ? null : evolution.after().getFirst();
            if (next == null || next.from() != before.to()) end(id, stored, open, Set.of(), before.to());
        }
        for (int i = 0; i < evolution.after().size(); i++) {
            var version = evolution.after().get(i);
            var members = of(version.row());
            end(id, stored, open, members, version.from());
            for (var member : members) {
                if (!stored.contains(member)) open.putIfAbsent(member, version.from());
            }
            boolean last = i == evolution.after().size() - 1;
            long next = last ? Version.FOREVER : evolution.after().get(i + 1).from();
            if (next != version.to()) end(id, stored, open, Set.of(), version.to());
        }
        open.forEach((member, from) -> begun.add(new Begun(member, id, from, Version.FOREVER)));
    }

    private void end(String id, Set<Member> stored, Map<Member, Long> open, Set<Member> remaining, long position) {
        stored.removeIf(member -> {
            boolean gone = !remaining.contains(member);
            if (gone) ended.add(new Ended(member, id, position));
            return gone;
        });
        open.entrySet().removeIf(one -> {
            boolean gone = !remaining.contains(one.getKey());
            if (gone) begun.add(new Begun(one.getKey(), id, one.getValue(), position));
            return gone;
        });
    }

    private Set<Member> of(Row row) {
        var members = new HashSet<Member>();
        var schools = row.schools() == null ? Set.of("") : row.schools();
        for (String school : schools) members.add(new Member(0, school, row.active()));
        for (var field : model.fields()) {
            if (!Layout.isMember(field)) continue;
            if (row.fields().get(field.name()) instanceof List<?> values) {
                for (Object value : values) {
                    String text = IndexValues.text(field, (String) value);
                    members.add(new Member(Names.kind(model, field), text, row.active()));
                }
            }
        }
        return members;
    }
}
