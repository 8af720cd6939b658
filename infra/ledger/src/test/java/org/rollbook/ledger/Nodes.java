package org.rollbook.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rollbook.command.gradebook.Category;
import org.rollbook.command.gradebook.GradebookIndexing;
import org.rollbook.command.index.Indexing;
import org.rollbook.command.roster.RosterIndexing;
import org.rollbook.messages.Caller;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawCategory;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/** What the tests of the ledger need again and again: nodes, callers, and commands about categories. */
final class Nodes {
    static final List<Indexing> INDEXING = List.of(new GradebookIndexing(), new RosterIndexing());
    static final Caller VENDOR = new Caller("req-1", "con-1", "partner-1", null);

    private Nodes() {}

    static Ledger open(DatabaseAddress address) {
        return Ledger.open(address, INDEXING, Clock.systemUTC());
    }

    static LedgerCommands categories(Ledger ledger) {
        return ledger.commandSide().aggregate(Category.class).commands();
    }

    static DefineCategory define(String id, String title, String weight) {
        return define(id, title, weight, "con-1");
    }

    static DefineCategory define(String id, String title, String weight, String owner) {
        return new DefineCategory(
                DefineCategory.STREAM + id, id, title, new BigDecimal(weight), null, by(owner), List.of());
    }

    /** The event that a category was defined, as Axon stores it. */
    static GenericDomainEventMessage<CategoryDefined> defined(String id, long version) {
        var event = new CategoryDefined(id, "Title " + version, null, null, "con-1");
        return new GenericDomainEventMessage<>("Category", DefineCategory.STREAM + id, version, event);
    }

    /** An event in one stream that claims what belongs to another. */
    static GenericDomainEventMessage<CategoryDefined> stolen(String stream, String id) {
        var event = new CategoryDefined(id, "Stolen", null, null, "con-1");
        return new GenericDomainEventMessage<>("Category", DefineCategory.STREAM + stream, 0, event);
    }

    static WithdrawCategory withdraw(String id) {
        return new WithdrawCategory(DefineCategory.STREAM + id, id, by("con-1"));
    }

    private static Submitter by(String owner) {
        return new Submitter(owner, Version.V1P2, Profile.LENIENT, null);
    }
}
