package org.rollbook.messages;

import java.util.List;

/**
 * What a decision came to, when it was not refused.
 *
 * @param result what happened to the object that the command names
 * @param warnings what was accepted although it is unusual, in the order in which it was noticed
 * @param allocatedIds of the objects of a posted set, in its order; empty for everything else
 */
public record Outcome(Result result, List<Warning> warnings, List<String> allocatedIds) {
    public enum Result {
        CREATED,
        CHANGED,
        /** Everything was as the command asks already; no event was raised. */
        UNCHANGED
    }

    public static Outcome created() {
        return new Outcome(Result.CREATED, List.of(), List.of());
    }

    public static Outcome changed() {
        return new Outcome(Result.CHANGED, List.of(), List.of());
    }

    public static Outcome unchanged() {
        return new Outcome(Result.UNCHANGED, List.of(), List.of());
    }

    public Outcome with(List<Warning> noticed) {
        return new Outcome(result, List.copyOf(noticed), allocatedIds);
    }

    public Outcome allocating(List<String> ids) {
        return new Outcome(result, warnings, List.copyOf(ids));
    }
}
