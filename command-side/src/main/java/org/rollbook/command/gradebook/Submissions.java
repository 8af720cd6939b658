package org.rollbook.command.gradebook;

import org.axonframework.commandhandling.CommandHandler;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.RejectSubmission;

/** Refuses what the edge could not turn into a command, so that the refusal is in the ledger. */
public class Submissions {
    @CommandHandler
    public Outcome decide(RejectSubmission c) {
        throw new Refused(c.code(), c.parameters().toArray());
    }
}
