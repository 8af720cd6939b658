package org.rollbook.messages;

import java.util.concurrent.CompletableFuture;

/** The way in: every wish to change something goes through here and is recorded, whatever comes of it. */
public interface Commands {
    /**
     * Decides the command. The future ends when its events are durable; it fails with {@link Refused} when a rule
     * does not allow it.
     */
    CompletableFuture<Receipt> send(Object command, Caller caller);

    /**
     * @param outcome what the decision came to
     * @param position of the last entry that the command wrote; readers that have seen it see the change
     */
    record Receipt(Outcome outcome, long position) {}
}
