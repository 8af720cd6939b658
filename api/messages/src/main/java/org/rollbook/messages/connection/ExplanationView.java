package org.rollbook.messages.connection;

import java.util.List;

/**
 * How an answer came about: every decision on the way, in the order in which they are taken.
 *
 * @param subject the object, for example {@code users/us-17}, or the request's id
 * @param outcome {@code visible}, {@code hidden}, {@code refused}, or {@code unknown} when there is no record
 * @param position of the ledger as of which this is so
 */
public record ExplanationView(
        String connection, String subject, String outcome, List<Decision> decisions, long position) {

    /**
     * @param decision short and stable, for example {@code school}
     * @param holds true when it spoke for the connection
     * @param sentence what was compared, for people
     */
    public record Decision(String decision, boolean holds, String sentence) {}
}
