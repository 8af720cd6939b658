package org.rollbook.command.connection;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
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
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.connection.AddApplication;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.PartnerMatch;

/** A vendor as the district sees it. Its connections are aggregates of their own, since each changes by itself. */
public class Application {
    private @Nullable ApplicationAdded added;

    @AggregateIdentifier
    @Nullable String stream() {
        return added == null ? null : added.applicationId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(AddApplication c, Facts facts, PartnerCatalogue catalogue) {
        Optional<PartnerMatch> match = c.partnerId() == null ? catalogue.match(c.name()) : Optional.empty();
        ApplicationAdded wanted = match.map(found -> of(c, Optional.of(found.partner()), true))
                .orElseGet(() -> of(c, chosen(c.partnerId(), catalogue), false));
        if (wanted.equals(added)) {
            return Outcome.unchanged();
        }
        if (added != null) {
            throw new Refused(RefusalCode.ID_TAKEN, c.applicationId());
        }
        Notes notes = new Notes(List.of());
        Rule.require(notes, new NameIsFree(wanted.name(), facts));
        match.ifPresent(
                found -> notes.add(WarningCode.MATCHED_BY_NAME, found.partner().name(), found.confidence()));
        apply(wanted);
        return Outcome.created().with(notes.all());
    }

    @EventSourcingHandler
    void evolve(ApplicationAdded e) {
        added = e;
    }

    private static Optional<Partner> chosen(@Nullable String partnerId, PartnerCatalogue catalogue) {
        return Optional.ofNullable(partnerId)
                .map(id -> catalogue.find(id).orElseThrow(() -> new Refused(RefusalCode.PARTNER_UNKNOWN, id)));
    }

    /** Nobody knows what a vendor outside the catalogue can do; rules, not its offers, keep it to the roster. */
    private static ApplicationAdded of(AddApplication c, Optional<Partner> partner, boolean byName) {
        Set<Function> offers = partner.map(Partner::offers).orElseGet(() -> EnumSet.allOf(Function.class));
        return new ApplicationAdded(
                c.applicationId(), c.name().strip(), partner.map(Partner::id).orElse(null), byName, Set.copyOf(offers));
    }
}
