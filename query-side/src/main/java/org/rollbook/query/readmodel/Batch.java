package org.rollbook.query.readmodel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries after one position and up to another change, folded: every version that came to be, with its end
 * where it ended within the batch.
 */
public record Batch(long after, long upTo, List<ModelChanges> changes) {
    /** So many entries. */
    long length() {
        return upTo - after;
    }

    /** The versions that hold at its end, of the objects of a model that it changes; null for those that ended. */
    Map<String, @Nullable Version> last(Model model) {
        var last = new HashMap<String, @Nullable Version>();
        for (var ofModel : changes) {
            if (ofModel.model().name().equals(model.name())) {
                ofModel.evolutions().forEach(evolution -> last.put(evolution.id(), evolution.last()));
            }
        }
        return last;
    }

    /**
     * @param changedAt position of the last change to the model
     * @param evolutions one for each object that changed
     * @param tallies by how much the number of current rows of a kind changed
     */
    public record ModelChanges(Model model, long changedAt, List<Evolution> evolutions, Map<Tally, Long> tallies) {}

    /**
     * What became of one object.
     *
     * @param before the version that was stored, with its end; null when there was none
     * @param after those that followed, in order; empty when the object ended
     */
    public record Evolution(String id, @Nullable Version before, List<Version> after) {
        @Nullable Version last() {
            return after.isEmpty() || after.getLast().to() != Version.FOREVER ? null : after.getLast();
        }
    }

    /** A kind of row that is counted: rows of one set of schools, with the same values of the model's tallies. */
    public record Tally(@Nullable Set<String> schools, boolean active, Map<String, Object> fields) {}
}
