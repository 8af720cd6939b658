package org.rollbook.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total how many there are in all
 * @param next cursor behind the last item, to be sent as {@code after}; null at the end
 */
public record Listing<T>(
        List<T> items, long total, @Nullable String next) {}
