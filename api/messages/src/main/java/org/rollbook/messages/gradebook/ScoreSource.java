package org.rollbook.messages.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * Whose word something in the grade book is.
 *
 * @param connectionId null for the district's own
 * @param application name of the application; null for the district's own
 */
public record ScoreSource(
        @Nullable String connectionId, @Nullable String application) {}
