package org.rollbook.command.roster;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.ApproveImport;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportProgressed;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.RequestImport;

/** One package of the student information system, from its arrival to its end. */
public class RosterImport {
    private enum State {
        UNKNOWN,
        OPEN,
        HELD,
        ENDED
    }

    private @Nullable String importId;
    private State state = State.UNKNOWN;
    private boolean approved;
    private long done = -1;

    @AggregateIdentifier
    @Nullable String stream() {
        return importId;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(RequestImport c) {
        if (importId != null) {
            return Outcome.unchanged();
        }
        apply(new ImportRequested(c.importId(), c.sha256(), c.bytes(), c.dryRun(), c.allowLargeRemoval()));
        return Outcome.created();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(ApproveImport c) {
        if (importId == null) {
            throw new Refused(RefusalCode.IMPORT_UNKNOWN, c.importId());
        }
        if (approved) {
            return Outcome.unchanged();
        }
        if (state != State.HELD) {
            throw new Refused(RefusalCode.IMPORT_NOT_HELD, c.importId());
        }
        apply(new ImportApproved(c.importId()));
        return Outcome.changed();
    }

    @CommandHandler
    public Outcome decide(HoldImport c) {
        return whileOpen(new ImportHeld(c.importId(), c.counts(), c.problems()));
    }

    @CommandHandler
    public Outcome decide(NoteProgress c) {
        return c.done() <= done
                ? Outcome.unchanged()
                : whileOpen(new ImportProgressed(c.importId(), c.done(), c.total()));
    }

    @CommandHandler
    public Outcome decide(FinishImport c) {
        return whileOpen(new ImportFinished(c.importId(), c.counts(), c.problems(), c.problemsFound()));
    }

    @CommandHandler
    public Outcome decide(FailImport c) {
        return whileOpen(new ImportFailed(c.importId(), c.problems()));
    }

    /** What runs imports may say the same twice, after an interruption. */
    private Outcome whileOpen(Object event) {
        if (state != State.OPEN) {
            return Outcome.unchanged();
        }
        apply(event);
        return Outcome.changed();
    }

    @EventSourcingHandler
    void evolve(ImportRequested e) {
        importId = e.importId();
        state = State.OPEN;
    }

    @EventSourcingHandler
    void evolve(ImportHeld e) {
        state = State.HELD;
    }

    @EventSourcingHandler
    void evolve(ImportApproved e) {
        state = State.OPEN;
        approved = true;
    }

    @EventSourcingHandler
    void evolve(ImportProgressed e) {
        done = e.done();
    }

    @EventSourcingHandler
    void evolve(ImportFinished e) {
        state = State.ENDED;
    }

    @EventSourcingHandler
    void evolve(ImportFailed e) {
        state = State.ENDED;
    }
}
