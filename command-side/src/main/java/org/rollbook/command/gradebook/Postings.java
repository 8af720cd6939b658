package org.rollbook.command.gradebook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.index.FactNames;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.Facts.RosterFact;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.AssignLineItems;
import org.rollbook.messages.gradebook.PostedGrade;
import org.rollbook.messages.gradebook.PostedSet;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.RecordScores;
import org.rollbook.messages.gradebook.SetPosted;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.RosterKind;

/**
 * Decides sets within one unit of work: each of their objects by its own aggregate, and where one is refused, nothing
 * of the set is stored.
 */
public class Postings {
    private final Repository<LineItem> lineItems;
    private final Repository<Posting> postings;
    private final Clock clock;

    public Postings(Repository<LineItem> lineItems, Repository<Posting> postings, Clock clock) {
        this.lineItems = lineItems;
        this.postings = postings;
        this.clock = clock;
    }

    @CommandHandler
    public Outcome decide(AssignLineItems c, Facts facts) throws Exception {
        Submitter by = c.set().by();
        requireRecord(RosterKind.CLASS, "class", c.classId(), FactNames.SCHOOL_ID, by, facts);
        requireRecord(RosterKind.ORG, "school", c.schoolId(), FactNames.SCHOOL_IDS, by, facts);
        List<String> ids = c.items().stream().map(AssignLineItem::lineItemId).toList();
        return once(c.set(), ids, warnings -> {
            for (int i = 0; i < c.items().size(); i++) {
                AssignLineItem item = c.items().get(i);
                Outcome outcome = at(
                        "lineItems[" + i + "]",
                        () -> lineItems
                                .loadOrCreate(item.stream(), LineItem::new)
                                .invoke(lineItem -> lineItem.decide(item, facts)));
                warnings.addAll(outcome.warnings());
            }
        });
    }

    @CommandHandler
    public Outcome decide(RecordScores c, Facts facts) throws Exception {
        Submitter by = c.set().by();
        requireRecord(RosterKind.CLASS, "class", c.classId(), FactNames.SCHOOL_ID, by, facts);
        requireRecord(
                RosterKind.ACADEMIC_SESSION, "academicSession", c.academicSessionId(), FactNames.SCHOOL_IDS, by, facts);
        if (c.lineItemId() != null
                && find(c.lineItemId(), facts)
                        .filter(item -> item.invoke(one -> one.isSeen(by)))
                        .isEmpty()) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "lineItem", c.lineItemId());
        }
        List<String> ids = c.scores().stream().map(RecordScore::resultId).toList();
        return once(c.set(), ids, warnings -> {
            for (int i = 0; i < c.scores().size(); i++) {
                RecordScore score = c.scores().get(i);
                Outcome outcome = at("results[" + i + "]", () -> decide(c, score, facts));
                warnings.addAll(outcome.warnings());
            }
        });
    }

    private Outcome decide(RecordScores c, RecordScore score, Facts facts) throws Exception {
        Aggregate<LineItem> item = lineItem(c, score, facts);
        @Nullable String session = c.academicSessionId();
        if (session != null && !item.invoke(one -> one.isWithin(session, new Sessions(facts)))) {
            throw new Refused(RefusalCode.INVALID_DATA, "lineItem is not of the academic session in the path.");
        }
        return item.invoke(one -> one.decide(score, facts));
    }

    /** The line item for posted grades is made when the first grade comes. */
    private Aggregate<LineItem> lineItem(RecordScores c, RecordScore score, Facts facts) throws Exception {
        Optional<Aggregate<LineItem>> known = find(score.lineItemId(), facts);
        if (known.isPresent()) {
            return known.get();
        }
        if (c.classId() == null
                || c.academicSessionId() == null
                || !score.lineItemId().equals(PostedGrade.lineItemId(c.classId(), c.academicSessionId()))) {
            throw new Refused(RefusalCode.LINEITEM_UNKNOWN, score.lineItemId());
        }
        AssignLineItem wanted = PostedGradeItem.of(c.classId(), c.academicSessionId(), facts);
        Aggregate<LineItem> made = lineItems.loadOrCreate(wanted.stream(), LineItem::new);
        made.invoke(one -> one.decide(wanted, facts));
        return made;
    }

    private Optional<Aggregate<LineItem>> find(String lineItemId, Facts facts) {
        return facts.owner(Claims.LINE_ITEM, lineItemId).map(lineItems::load);
    }

    /** What the path names must be there, and within the connection's schools. */
    private static void requireRecord(
            RosterKind kind, String object, @Nullable String id, String schools, Submitter by, Facts facts) {
        if (id == null) {
            return;
        }
        boolean known = Optional.ofNullable(facts.roster(kind, List.of(id)).get(id))
                .filter(RosterFact::active)
                .filter(fact ->
                        by.schools() == null || fact.ids(schools).stream().anyMatch(by::sees))
                .filter(fact -> kind != RosterKind.ORG
                        || fact.text(FactNames.TYPE).filter("school"::equals).isPresent())
                .isPresent();
        if (!known) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, object, id);
        }
    }

    /** A set that was posted before under the same key is answered as it was then. */
    private Outcome once(PostedSet set, List<String> ids, Decision decision) throws Exception {
        List<Warning> warnings = new ArrayList<>();
        @Nullable String postingId = set.postingId();
        if (postingId == null) {
            decision.decide(warnings);
            return Outcome.created().with(warnings).allocating(ids);
        }
        Aggregate<Posting> posting = postings.loadOrCreate(SetPosted.STREAM + postingId, Posting::new);
        Optional<List<String>> earlier = posting.invoke(one -> one.earlier(set.sha256(), clock.instant()));
        if (earlier.isPresent()) {
            return Outcome.unchanged().allocating(earlier.get());
        }
        decision.decide(warnings);
        posting.execute(one -> one.remember(new SetPosted(postingId, set.sha256(), ids)));
        return Outcome.created().with(warnings).allocating(ids);
    }

    private static Outcome at(String place, Attempt attempt) throws Exception {
        try {
            return attempt.decide();
        } catch (Refused refused) {
            throw refused.at(place);
        }
    }

    @FunctionalInterface
    private interface Decision {
        void decide(List<Warning> warnings) throws Exception;
    }

    @FunctionalInterface
    private interface Attempt {
        Outcome decide() throws Exception;
    }
}
