package org.rollbook.query.readmodel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read model: the rows of one kind of object, every version of them.
 *
 * @param name of the table or collection: letters, digits and underscores
 * @param tallies names of fields by whose values the store keeps counts of current rows, so that counting a whole
 *     collection or one selection of it does not count rows
 * @param followed true when the store keeps an index on when rows changed, for models whose changes are read in order
 * @param shownFromRows true when the store keeps what objects show out of its indexes: writing one is cheaper then, and
 *     reading a page dearer. For models whose objects are written again and again, or come in large numbers and in the
 *     order of their ids, in which they lie then
 */
public record Model(String name, List<Field> fields, List<String> tallies, boolean followed, boolean shownFromRows) {

    public Model {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}"))
            throw new IllegalArgumentException("not a model's name: " + name);
    }

    public static Model named(String name) {
        return new Model(name, List.of(), List.of(), false, false);
    }

    public Model text(String field) {
        return with(new Field(field, Field.Type.TEXT, false, false));
    }

    public Model texts(String field) {
        return with(new Field(field, Field.Type.TEXT, true, false));
    }

    public Model number(String field) {
        return with(new Field(field, Field.Type.NUMBER, false, false));
    }

    public Model indexedText(String field) {
        return with(new Field(field, Field.Type.TEXT, false, true));
    }

    public Model indexedTexts(String field) {
        return with(new Field(field, Field.Type.TEXT, true, true));
    }

    public Model talliedBy(String field) {
        var more = new ArrayList<>(tallies);
        more.add(field);
        return new Model(name, fields, List.copyOf(more), followed, shownFromRows);
    }

    public Model beingFollowed() {
        return new Model(name, fields, tallies, true, shownFromRows);
    }

    public Model beingShownFromRows() {
        return new Model(name, fields, tallies, followed, true);
    }

    /** Null when the model does not declare it. */
    public @Nullable Field field(String field) {
        for (var declared : fields) if (declared.name().equals(field)) return declared;
        return null;
    }

    private Model with(Field field) {
        var more = new ArrayList<>(fields);
        more.add(field);
        return new Model(name, List.copyOf(more), tallies, followed, shownFromRows);
    }

    /** True when the criteria can be decided by the tallies alone. */
    public boolean talliesAnswer(Criteria criteria) {
        return switch (criteria) {
            case Criteria.All all -> true;
            case Criteria.None none -> true;
            case Criteria.Active active -> true;
            case Criteria.Within within -> true;
            case Criteria.And and -> and.all().stream().allMatch(one -> talliesAnswer(one));
            case Criteria.Or or -> or.any().stream().allMatch(one -> talliesAnswer(one));
            case Criteria.Not not -> talliesAnswer(not.criteria());
            case Criteria.Compare compare -> tallies.contains(compare.field());
            case Criteria.Absent absent -> tallies.contains(absent.field());
            case Criteria.In in -> tallies.contains(in.field());
            case Criteria.Ids ids -> false;
            case Criteria.Related related -> false;
        };
    }
}
