package org.rollbook.messages.oneroster;

import java.util.List;

/**
 * OneRoster's {@code filter}, parsed. OneRoster has no parentheses and AND binds more tightly than OR, so every filter
 * is a list of alternatives, each of them a list of clauses that must all hold.
 */
public record Filter(List<List<Clause>> anyOf) {
    /**
     * @param path dotted, as sent, for example {@code roles.role}
     * @param value without its quotes
     * @param position of the clause in the text that was sent, from 0, for messages
     */
    public record Clause(String path, Operator operator, String value, int position) {}

    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        CONTAINS
    }

    /** True when a clause names the field, at the top level. */
    public boolean names(String field) {
        return anyOf.stream()
                .flatMap(List::stream)
                .anyMatch(clause -> clause.path().equals(field));
    }
}
