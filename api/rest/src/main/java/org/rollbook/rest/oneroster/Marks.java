package org.rollbook.rest.oneroster;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a result says beside its score: properties in 1.2, entries of the metadata in 1.1, which has no words for it. */
record Marks(
        @Nullable String textScore,
        @Nullable Boolean inProgress,
        @Nullable Boolean incomplete,
        @Nullable Boolean late,
        @Nullable Boolean missing) {
    static Marks of(SentObject sent) {
        return new Marks(
                sent.text("textScore"),
                sent.flag("inProgress"),
                sent.flag("incomplete"),
                sent.flag("late"),
                sent.flag("missing"));
    }

    /** Takes them out of the metadata. */
    static Marks of(@Nullable ObjectNode metadata, SentObject sent) {
        var textScore = taken(metadata, "textScore");
        return new Marks(
                textScore,
                flag(taken(metadata, "inProgress"), sent),
                flag(taken(metadata, "incomplete"), sent),
                flag(taken(metadata, "late"), sent),
                flag(taken(metadata, "missing"), sent));
    }

    private static @Nullable String taken(@Nullable ObjectNode metadata, String name) {
        var value = metadata == null ? null : metadata.remove(name);
        return value == null || value.isNull() || value.asString("").isEmpty() ? null : value.asString("");
    }

    private static @Nullable Boolean flag(@Nullable String text, SentObject sent) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw sent.wrong("metadata", "holds a flag that is neither \"true\" nor \"false\"");
        };
    }
}
