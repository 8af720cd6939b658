package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
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
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;
import org.rollbook.messages.gradebook.DefineAssessment;
import org.rollbook.messages.gradebook.WithdrawAssessment;

/**
 * A test or a part of one, of a class or of the whole district. Its results are aggregates of their own: a test of a
 * district has more of them than an assignment, and none of them depends on another.
 */
public class Assessment {
    private @Nullable AssessmentDefined defined;
    private boolean present;
    private long version;

    @AggregateIdentifier
    @Nullable String stream() {
        return defined == null ? null : DefineAssessment.STREAM + defined.assessmentId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DefineAssessment c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        AssessmentDefined wanted = wanted(c, facts);
        if (present && wanted.equals(defined)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(
                notes,
                new AssessmentIsOwn(c.assessmentId(), defined == null ? null : defined.owner(), c.by()),
                new ParentIsNoPart(c.assessmentId(), c.parentId(), c.by(), facts),
                new ScaleIsKnown(c.scoreScaleId(), facts),
                new MinimumIsBelowMaximum(wanted.resultValueMin(), wanted.resultValueMax()));
        Outcome outcome = present ? Outcome.changed() : Outcome.created();
        apply(wanted.replacing(present && defined != null ? defined.uses() : null));
        return outcome.with(notes.all());
    }

    private static AssessmentDefined wanted(DefineAssessment c, Facts facts) {
        @Nullable String school = Optional.ofNullable(c.classId())
                .map(id -> TaughtClass.visible(id, c.by(), facts).schoolId())
                .orElse(null);
        return new AssessmentDefined(
                c.assessmentId(),
                c.title(),
                c.description(),
                c.classId(),
                school,
                c.parentId(),
                c.scoreScaleId(),
                Numbers.plain(c.resultValueMin()),
                Numbers.plain(c.resultValueMax()),
                Numbers.plain(c.learningObjectives()),
                c.metadata(),
                c.by().owner(),
                null);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(WithdrawAssessment c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        Outcome outcome = Outcome.changed();
        if (!present && c.put() != null) {
            if (defined != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put(), facts);
        }
        AssessmentDefined known = Optional.ofNullable(defined)
                .filter(one -> present && (one.schoolId() == null || c.by().sees(one.schoolId())))
                .orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_OBJECT, "assessment line item", c.assessmentId()));
        Rule.require(
                new AssessmentIsOwn(c.assessmentId(), known.owner(), c.by()),
                new NothingUsesIt("assessment line item", c.assessmentId(), Claims.ASSESSMENT_PART, facts));
        apply(new AssessmentWithdrawn(
                c.assessmentId(), known.uses(), facts.claimed(Claims.ASSESSMENT_USE, Claims.uses(c.assessmentId()))));
        return outcome;
    }

    @EventSourcingHandler
    void evolve(AssessmentDefined e, @SequenceNumber long number) {
        defined = e.replacing(null);
        present = true;
        version = number;
    }

    @EventSourcingHandler
    void evolve(AssessmentWithdrawn e) {
        present = false;
    }

    private @Nullable Long version() {
        return present ? version : null;
    }
}
