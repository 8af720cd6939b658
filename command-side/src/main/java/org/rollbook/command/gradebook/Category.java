package org.rollbook.command.gradebook;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.math.BigDecimal;
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
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawCategory;
import org.rollbook.messages.oneroster.Version;

/** A kind of assignments. The standard gives it to no class, so that every connection may use every category. */
public class Category {
    private @Nullable CategoryDefined defined;
    private boolean present;
    private long version;

    @AggregateIdentifier
    @Nullable String stream() {
        return defined == null ? null : DefineCategory.STREAM + defined.categoryId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DefineCategory c) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        CategoryDefined wanted = new CategoryDefined(c.categoryId(), c.title(), weight(c), c.metadata(), maker(c));
        if (present && wanted.equals(defined)) {
            return Outcome.unchanged().with(c.noticed());
        }
        Notes notes = new Notes(c.noticed());
        Rule.require(notes, new CategoryIsOwn(c.categoryId(), owner(), c.by()), new WeightIsPercent(c.weight()));
        Outcome outcome = present ? Outcome.changed() : Outcome.created();
        apply(wanted);
        return outcome.with(notes.all());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(WithdrawCategory c, Facts facts) {
        Rule.require(new TagIsCurrent(c.by(), version()));
        Outcome outcome = Outcome.changed();
        if (!present && c.put() != null) {
            if (defined != null) {
                return Outcome.unchanged();
            }
            outcome = decide(c.put());
        }
        if (!present) {
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "category", c.categoryId());
        }
        Rule.require(
                new CategoryIsOwn(c.categoryId(), owner(), c.by()),
                new NothingUsesIt("category", c.categoryId(), Claims.CATEGORY_USE, facts));
        apply(new CategoryWithdrawn(c.categoryId()));
        return outcome;
    }

    @EventSourcingHandler
    void evolve(CategoryDefined e, @SequenceNumber long number) {
        defined = e;
        present = true;
        version = number;
    }

    @EventSourcingHandler
    void evolve(CategoryWithdrawn e) {
        present = false;
    }

    /** A package that was exported here has the district's own category too, which may come back as it is. */
    private static String maker(DefineCategory c) {
        boolean comesBack = c.by().bySis() && c.categoryId().equals(DefineCategory.UNCATEGORIZED);
        return comesBack ? Submitter.DISTRICT : c.by().owner();
    }

    /** OneRoster 1.1 knows no weight, so that it leaves the one that is there. */
    private @Nullable BigDecimal weight(DefineCategory c) {
        return Optional.ofNullable(defined)
                .filter(before -> c.by().version() == Version.V1P1)
                .map(CategoryDefined::weight)
                .or(() -> Optional.ofNullable(Numbers.plain(c.weight())))
                .orElse(null);
    }

    private @Nullable String owner() {
        return defined == null ? null : defined.owner();
    }

    private @Nullable Long version() {
        return present ? version : null;
    }
}
