package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.FactNames;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.AssessmentResultWithdrawn;
import org.rollbook.messages.gradebook.RecordAssessmentResult;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawAssessmentResult;
import org.rollbook.messages.roster.RosterKind;

/**
 * What a student reached in a test, which may be taken more than once. A test that is taken back takes its results
 * along; so whether a result is there is a question to the index, which knows both.
 */
public class AssessmentResult {
    private @Nullable AssessmentResultRecorded recorded;
    private long version;

    @AggregateIdentifier
    @Nullable String stream() {
        return recorded == null ? null : RecordAssessmentResult.STREAM + recorded.resultId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(RecordAssessmentResult c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version(facts)));
        KnownAssessment assessment = KnownAssessment.visible(c.assessmentId(), c.by(), facts);
        AssessmentResultRecorded wanted = wanted(c, schools(c, assessment, facts));
        boolean present = isPresent(facts);
        if (present && wanted.equals(recorded)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(
                notes,
                new AssessmentIsOwn(c.assessmentId(), assessment.owner(), c.by()),
                new ResultIsOwn(c.resultId(), recorded == null ? null : recorded.owner(), c.by()),
                new ResultStays(recorded, c),
                new RosterRecordIsKnown(RosterKind.USER, c.studentId(), RefusalCode.STUDENT_UNKNOWN, c.by(), facts),
                new ScaleIsKnown(c.scoreScaleId(), facts),
                new PercentileIsPercent(c.scorePercentile()),
                new MarkIsInScale(c.textScore(), wanted.score(), scale(c, facts), false),
                new ScoreReachesMinimum(wanted.score(), assessment.minimum(), c.by()),
                new GradedWorkHasScore(c.scoreStatus(), wanted.score(), c.textScore()));
        apply(wanted);
        return (present ? Outcome.changed() : Outcome.created()).with(notes.all());
    }

    private static List<String> schools(RecordAssessmentResult c, KnownAssessment assessment, Facts facts) {
        return assessment.schoolId() != null
                ? List.of(assessment.schoolId())
                : Optional.ofNullable(facts.roster(RosterKind.USER, List.of(c.studentId()))
                                .get(c.studentId()))
                        .map(student -> student.ids(FactNames.SCHOOL_IDS))
                        .orElse(List.of());
    }

    private static @Nullable Scale scale(RecordAssessmentResult c, Facts facts) {
        return Optional.ofNullable(c.scoreScaleId())
                .filter(id -> c.textScore() != null)
                .flatMap(id -> Scale.find(id, facts))
                .orElse(null);
    }

    private static AssessmentResultRecorded wanted(RecordAssessmentResult c, List<String> schoolIds) {
        return new AssessmentResultRecorded(
                c.resultId(),
                c.assessmentId(),
                c.studentId(),
                schoolIds,
                c.scoreScaleId(),
                c.scoreStatus(),
                Numbers.plain(c.score()),
                c.textScore(),
                Numbers.plain(c.scorePercentile()),
                c.scoreDate(),
                c.comment(),
                c.inProgress(),
                c.incomplete(),
                c.late(),
                c.missing(),
                Numbers.plain(c.learningObjectives()),
                c.metadata(),
                c.by().owner());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(WithdrawAssessmentResult c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version(facts)));
        boolean present = isPresent(facts);
        Outcome outcome = Outcome.changed();
        if (!present && c.put() != null) {
            if (recorded != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put(), facts);
            present = true;
        }
        AssessmentResultRecorded known = recorded;
        if (known == null || !present || !isSeen(known, c.by())) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "assessment result", c.resultId());
        }
        Rule.require(new ResultIsOwn(c.resultId(), known.owner(), c.by()));
        apply(new AssessmentResultWithdrawn(c.resultId(), known.assessmentId(), known.studentId()));
        return outcome;
    }

    private boolean isPresent(Facts facts) {
        return recorded != null
                && facts.owner(Claims.ASSESSMENT_RESULT, recorded.resultId()).isPresent();
    }

    private @Nullable Long version(Facts facts) {
        return isPresent(facts) ? version : null;
    }

    private static boolean isSeen(AssessmentResultRecorded result, Submitter by) {
        return by.schools() == null || result.schoolIds().stream().anyMatch(by::sees);
    }

    @EventSourcingHandler
    void evolve(AssessmentResultRecorded e, @SequenceNumber long number) {
        recorded = e;
        version = number;
    }

    /** A result never passes to another test or another student. */
    private record ResultStays(@Nullable AssessmentResultRecorded recorded, RecordAssessmentResult c) implements Rule {
        @Override
        public void check(Notes notes) {
            if (recorded != null
                    && !(recorded.studentId().equals(c.studentId())
                            && recorded.assessmentId().equals(c.assessmentId()))) {
                throw new Refused(RefusalCode.RESULT_MOVED, c.resultId());
            }
        }
    }
}
