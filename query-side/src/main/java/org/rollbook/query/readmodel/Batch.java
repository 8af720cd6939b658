package org.rollbook.query.readmodel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries after one position and up to another change, folded: every version that came to be, with its end
 * where it ended within the batch.
 */
public record Batch(long after, long upTo, List<ModelChanges> changes) {

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
    public record Evolution(String id, @Nullable Version before, List<Version> after) {}

    /** A kind of row that is counted: rows of one set of schools, with the same values of the model's tallies. */
    public record Tally(@Nullable Set<String> schools, boolean active, Map<String, Object> fields) {}
}
