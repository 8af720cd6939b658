package org.rollbook.query.readmodel;

/**
 * An index field of a model.
 *
 * @param name dotted as OneRoster spells it, for example {@code school.sourcedId}; a folded twin for comparison
 *     without regard to case ends in {@code ~}
 * @param type how values compare: text by Unicode code points, numbers by value
 * @param many true when a row can have several values
 * @param indexed true when the store keeps an index on it, for fields that select or sort large models
 */
public record Field(String name, Type type, boolean many, boolean indexed) {
    public Field {
        if (!name.matches("[A-Za-z0-9_.~:@-]{1,80}")) throw new IllegalArgumentException("not a field's name: " + name);
    }

    public enum Type {
        TEXT,
        NUMBER
    }
}
