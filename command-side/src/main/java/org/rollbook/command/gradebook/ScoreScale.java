package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawScoreScale;
import org.rollbook.messages.roster.RosterKind;

/** A scale that maps scores to marks, for a class. */
public class ScoreScale {
    private @Nullable ScoreScaleDefined defined;
    private boolean present;
    private long version;

    @AggregateIdentifier
    @Nullable String stream() {
        return defined == null ? null : DefineScoreScale.STREAM + defined.scoreScaleId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DefineScoreScale c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        TaughtClass taught = TaughtClass.visible(c.classId(), c.by(), facts);
        ScoreScaleDefined wanted = new ScoreScaleDefined(
                c.scoreScaleId(),
                c.title(),
                c.type(),
                c.orgId(),
                c.courseId(),
                c.classId(),
                taught.schoolId(),
                c.values(),
                c.metadata(),
                c.by().owner());
        if (present && wanted.equals(defined)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(
                notes,
                new ScaleIsOwn(c.scoreScaleId(), defined == null ? null : defined.owner(), c.by()),
                new ScaleValuesDiffer(c.values()),
                new RosterRecordIsKnown(RosterKind.COURSE, c.courseId(), RefusalCode.COURSE_UNKNOWN, c.by(), facts),
                new RosterRecordIsKnown(RosterKind.ORG, c.orgId(), RefusalCode.SCHOOL_UNKNOWN, c.by(), facts));
        Outcome outcome = present ? Outcome.changed() : Outcome.created();
        apply(wanted);
        return outcome.with(notes.all());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(WithdrawScoreScale c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        Outcome outcome = Outcome.changed();
        if (!present && c.put() != null) {
            if (defined != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put(), facts);
        }
        if (defined == null || !present || !sees(c.by(), defined)) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "score scale", c.scoreScaleId());
        }
        Rule.require(
                new ScaleIsOwn(c.scoreScaleId(), defined.owner(), c.by()),
                new NothingUsesIt("score scale", c.scoreScaleId(), Claims.SCALE_USE, facts));
        apply(new ScoreScaleWithdrawn(c.scoreScaleId()));
        return outcome;
    }

    @EventSourcingHandler
    void evolve(ScoreScaleDefined e, @SequenceNumber long number) {
        defined = e;
        present = true;
        version = number;
    }

    @EventSourcingHandler
    void evolve(ScoreScaleWithdrawn e) {
        present = false;
    }

    private static boolean sees(Submitter by, ScoreScaleDefined scale) {
        return scale.schoolId() == null || by.sees(scale.schoolId());
    }

    private @Nullable Long version() {
        return present ? version : null;
    }
}
