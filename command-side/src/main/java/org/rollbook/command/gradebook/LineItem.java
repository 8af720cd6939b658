package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawLineItem;
import org.rollbook.messages.gradebook.WithdrawScore;

/**
 * An assignment of a class with its results, one for each student: a score is decided where its maximum, its class and
 * its owner are known. Of a result it remembers a digest, so that a class of any size fits.
 *
 * <p>Whoever changes what it remembers raises its revision: snapshots hold its fields.
 */
@Revision("2")
public class LineItem {
    private @Nullable LineItemAssigned item;
    private boolean present;
    private long version;
    private Map<String, HeldResult> results = new HashMap<>();
    private Map<String, String> resultOfStudent = new HashMap<>();

    @AggregateIdentifier
    @Nullable String stream() {
        return item == null ? null : AssignLineItem.STREAM + item.lineItemId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(AssignLineItem c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        TaughtClass taught = TaughtClass.visible(c.classId(), c.by(), facts);
        Sessions sessions = new Sessions(facts);
        LineItemDraft draft = new LineItemDraft(c, item, taught, sessions);
        LineItemAssigned wanted = draft.wanted();
        if (present && wanted.equals(item)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(
                notes,
                new LineItemIsOwn(c.lineItemId(), item == null ? null : item.owner(), c.by()),
                new DueDateIsGiven(c.dueDate(), c.by()),
                new DueDateFollowsAssignDate(c.assignDate(), wanted.dueDate()),
                new DatesFallInsideTerm(c.assignDate(), wanted.dueDate(), taught.terms(), c.by().profile()),
                new SchoolIsThatOfClass(c.schoolId(), taught, c.by(), facts),
                new SessionsBelongToClass(c.gradingPeriodId(), wanted.academicSessionId(), taught, c.by(), sessions),
                new WindowIsOpen(sessionsOf(wanted), c.by(), facts),
                new CategoryIsKnown(c.categoryId(), c.by(), facts),
                new ScaleIsKnown(c.scoreScaleId(), facts),
                new MinimumIsBelowMaximum(wanted.resultValueMin(), wanted.resultValueMax()),
                new ClassStaysWhileResultsExist(
                        c.lineItemId(), item == null ? null : item.classId(), c.classId(), !resultOfStudent.isEmpty()),
                new TitleIsUnique(wanted, filedTitle(), c.by(), facts),
                new TitleFitsGradeBook(c.title(), facts));
        Outcome outcome = present ? Outcome.changed() : Outcome.created();
        apply(wanted.replacing(present && item != null ? item.filed() : null));
        return outcome.with(notes.all());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(RecordScore c, Facts facts) {
        LineItemAssigned known =
                visible(c.by()).orElseThrow(() -> new Refused(RefusalCode.LINEITEM_UNKNOWN, c.lineItemId()));
        boolean posted = takesPostedGrades(known) && !c.by().bySis();
        @Nullable HeldResult held = results.get(c.resultId());
        Rule.require(new TagIsCurrent(c.by(), version(held)));
        @Nullable Scale scale = scaleFor(c, known, posted, facts);
        ScoreDraft draft = new ScoreDraft(c, known, held, scale, posted);
        ScoreRecorded wanted = draft.wanted();
        if (held != null && held.says(wanted)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(
                notes,
                posted || c.by().bySis() ? Rule.HOLDS : new LineItemIsOwn(c.lineItemId(), known.owner(), c.by()),
                new TeachersScoreStays(known.owner(), c.resultId(), held, c.scoreDate(), c.by(), facts),
                new ResultStaysWithStudent(c.resultId(), c.studentId(), held, resultOfStudent.get(c.studentId())),
                new ClassIsThatOfLineItem(c.classId(), known.classId()),
                held == null ? new StudentIsEnrolled(known.classId(), c.studentId(), c.by(), facts) : Rule.HOLDS,
                new WindowIsOpen(sessionsOf(known), c.by(), facts),
                new ScaleIsKnown(c.scoreScaleId(), facts),
                new MarkIsInScale(c.textScore(), draft.score(), scale, posted),
                new ScoreHasOneMark(draft.score(), c.textScore(), scale, posted),
                new ScoreReachesMinimum(draft.score(), known.resultValueMin(), c.by()),
                new ScoreStaysBelowMaximum(draft.score(), known.resultValueMax()),
                new GradedWorkHasScore(c.scoreStatus(), draft.score(), wanted.textScore()));
        apply(wanted);
        return (held != null && held.present() ? Outcome.changed() : Outcome.created()).with(notes.all());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(WithdrawLineItem c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        Outcome outcome = Outcome.changed();
        if (!present && c.put() != null) {
            if (item != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put(), facts);
        }
        LineItemAssigned known =
                visible(c.by()).orElseThrow(() -> new Refused(RefusalCode.UNKNOWN_OBJECT, "line item", c.lineItemId()));
        Rule.require(new LineItemIsOwn(c.lineItemId(), known.owner(), c.by()));
        apply(new LineItemWithdrawn(
                c.lineItemId(),
                known.filed(),
                resultOfStudent.values().stream().sorted().toList()));
        return outcome;
    }

    /** Called by {@link ScoreWithdrawals}, which finds the line item of a result. */
    Outcome decide(WithdrawScore c, Facts facts) {
        @Nullable HeldResult held = results.get(c.resultId());
        Rule.require(new TagIsCurrent(c.by(), version(held)));
        Outcome outcome = Outcome.changed();
        if (version(held) == null && c.put() != null) {
            if (held != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put(), facts);
            held = results.get(c.resultId());
        }
        if (held == null || !held.present() || visible(c.by()).isEmpty()) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "result", c.resultId());
        }
        Rule.require(new ResultIsOwn(c.resultId(), held.owner(), c.by()));
        apply(new ScoreWithdrawn(c.resultId(), lineItemId(), held.studentId()));
        return outcome;
    }

    @EventSourcingHandler
    void evolve(LineItemAssigned e, @SequenceNumber long number) {
        item = e.replacing(null);
        present = true;
        version = number;
    }

    @EventSourcingHandler
    void evolve(LineItemWithdrawn e) {
        present = false;
        results.replaceAll((id, result) -> result.withdrawn());
        resultOfStudent.clear();
    }

    @EventSourcingHandler
    void evolve(ScoreRecorded e, @SequenceNumber long number) {
        results.put(e.resultId(), HeldResult.of(e, number));
        resultOfStudent.put(e.studentId(), e.resultId());
    }

    @EventSourcingHandler
    void evolve(ScoreWithdrawn e) {
        results.computeIfPresent(e.resultId(), (id, result) -> result.withdrawn());
        resultOfStudent.remove(e.studentId());
    }

    /**
     * The student information system makes a line item with a score scale for each grade that goes on the report card;
     * vendors may post grades to it, although it is not theirs, and to the line item for grades that name none.
     */
    private static boolean takesPostedGrades(LineItemAssigned item) {
        return (item.owner().equals(Submitter.SIS) && item.scoreScaleId() != null) || PostedGradeItem.is(item);
    }

    private static @Nullable Scale scaleFor(RecordScore c, LineItemAssigned item, boolean posted, Facts facts) {
        return Optional.ofNullable(c.scoreScaleId())
                .or(() -> Optional.ofNullable(item.scoreScaleId()))
                .filter(id -> posted || c.textScore() != null)
                .flatMap(id -> Scale.find(id, facts))
                .orElse(null);
    }

    private static Set<String> sessionsOf(LineItemAssigned item) {
        return Stream.of(item.gradingPeriodId(), item.academicSessionId())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable String filedTitle() {
        return item != null && present ? Claims.titles(item.classId(), item.title()) : null;
    }

    private Optional<LineItemAssigned> visible(Submitter by) {
        return Optional.ofNullable(item).filter(known -> present && by.sees(known.schoolId()));
    }

    boolean isSeen(Submitter by) {
        return visible(by).isPresent();
    }

    /** True when its grading period or its academic session is the session, or a part of it. */
    boolean isWithin(String sessionId, Sessions sessions) {
        return item != null && sessions.withAncestors(sessionsOf(item)).contains(sessionId);
    }

    private String lineItemId() {
        return Optional.ofNullable(item).map(LineItemAssigned::lineItemId).orElseThrow();
    }

    private static @Nullable Long version(@Nullable HeldResult held) {
        return held != null && held.present() ? held.version() : null;
    }

    private @Nullable Long version() {
        return present ? version : null;
    }
}
