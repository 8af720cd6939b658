package org.rollbook.command.connection;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ChangeConflictPolicy;
import org.rollbook.messages.connection.ChangeScope;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ClientKeysSet;
import org.rollbook.messages.connection.ConflictPolicyChanged;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.DemandVendorHeader;
import org.rollbook.messages.connection.DisableConnection;
import org.rollbook.messages.connection.DisableFunction;
import org.rollbook.messages.connection.EnableConnection;
import org.rollbook.messages.connection.EnableFunction;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.MoveConnection;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.connection.SecretExpirySet;
import org.rollbook.messages.connection.SecretRenewed;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.connection.SetClientKeys;
import org.rollbook.messages.connection.VendorHeader;
import org.rollbook.messages.connection.VendorHeaderDemanded;
import org.rollbook.messages.gradebook.ConflictPolicy;

/** One set of credentials of an application: what it may be used for, and what it may see. */
public class Connection {
    private @Nullable ConnectionOpened opened;
    private final EnumSet<Function> functions = EnumSet.noneOf(Function.class);
    private boolean enabled;
    private String applicationId = "";
    private @Nullable ScopeChanged scope;
    private String secretSha256 = "";
    private @Nullable ClientKeys keys;
    private @Nullable VendorHeader vendorHeader;
    private ConflictPolicy conflicts = ConflictPolicy.TEACHER_WINS;

    @AggregateIdentifier
    @Nullable String stream() {
        return opened == null ? null : opened.connectionId();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(OpenConnection c, Facts facts, PartnerCatalogue catalogue) {
        KnownApplication application = KnownApplication.find(c.applicationId(), facts);
        Set<Function> wanted = FunctionRules.withNeeded(c.functions());
        ConnectionOpened event = new ConnectionOpened(
                c.connectionId(),
                c.applicationId(),
                c.kind(),
                c.purpose(),
                c.schools(),
                wanted,
                application.offers(),
                c.demographics(),
                c.profile(),
                c.clientId(),
                c.secretSha256());
        if (event.equals(opened)) {
            return Outcome.unchanged();
        }
        if (opened != null || facts.owner(Claims.CLIENT_ID, c.clientId()).isPresent()) {
            throw new Refused(RefusalCode.ID_TAKEN, c.connectionId());
        }
        Rule.require(new SchoolsAreKnown(c.schools(), facts));
        FunctionRules.require(wanted, c.kind(), application, facts, catalogue);
        apply(event);
        seal(c.connectionId(), c.secretSha256(), c.sealedSecret());
        expire(c.connectionId(), c.secretSha256(), c.secretExpiresAt());
        return Outcome.created();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(EnableFunction c, Facts facts, PartnerCatalogue catalogue) {
        ConnectionOpened known = known(c.connectionId());
        if (functions.contains(c.function())) {
            return Outcome.unchanged();
        }
        KnownApplication application = KnownApplication.find(applicationId, facts);
        EnumSet<Function> missing = FunctionRules.withNeeded(Set.of(c.function()));
        missing.removeAll(functions);
        FunctionRules.require(missing, known.kind(), application, facts, catalogue);
        missing.forEach(function -> apply(new FunctionEnabled(c.connectionId(), function)));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DisableFunction c) {
        known(c.connectionId());
        if (!functions.contains(c.function())) {
            return Outcome.unchanged();
        }
        Rule.require(new FunctionIsNotNeeded(c.function(), functions));
        apply(new FunctionDisabled(c.connectionId(), c.function()));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(EnableConnection c) {
        known(c.connectionId());
        if (enabled) {
            return Outcome.unchanged();
        }
        apply(new ConnectionEnabled(c.connectionId()));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DisableConnection c) {
        known(c.connectionId());
        if (!enabled) {
            return Outcome.unchanged();
        }
        apply(new ConnectionDisabled(c.connectionId()));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(ChangeScope c, Facts facts) {
        known(c.connectionId());
        ScopeChanged wanted = new ScopeChanged(c.connectionId(), c.schools(), c.demographics());
        if (wanted.equals(scope)) {
            return Outcome.unchanged();
        }
        Rule.require(new SchoolsAreKnown(c.schools(), facts));
        apply(wanted);
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(RenewSecret c) {
        known(c.connectionId());
        if (secretSha256.equals(c.secretSha256())) {
            return Outcome.unchanged();
        }
        apply(new SecretRenewed(c.connectionId(), c.secretSha256(), c.previousUntil()));
        seal(c.connectionId(), c.secretSha256(), c.sealedSecret());
        expire(c.connectionId(), c.secretSha256(), c.secretExpiresAt());
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(ChangeConflictPolicy c) {
        known(c.connectionId());
        if (conflicts == c.policy()) {
            return Outcome.unchanged();
        }
        apply(new ConflictPolicyChanged(c.connectionId(), c.policy()));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(SetClientKeys c) {
        known(c.connectionId());
        if (Objects.equals(keys, c.keys())) {
            return Outcome.unchanged();
        }
        apply(new ClientKeysSet(c.connectionId(), c.keys()));
        return Outcome.changed();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(DemandVendorHeader c) {
        known(c.connectionId());
        if (Objects.equals(vendorHeader, c.header())) {
            return Outcome.unchanged();
        }
        apply(new VendorHeaderDemanded(c.connectionId(), c.header()));
        return Outcome.changed();
    }

    /** The functions that are enabled stay so; an application that does not offer them is not its home. */
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    public Outcome decide(MoveConnection c, Facts facts, PartnerCatalogue catalogue) {
        ConnectionOpened known = known(c.connectionId());
        if (applicationId.equals(c.applicationId())) {
            return Outcome.unchanged();
        }
        KnownApplication home = KnownApplication.find(c.applicationId(), facts);
        FunctionRules.require(functions, known.kind(), home, facts, catalogue);
        apply(new ConnectionMoved(c.connectionId(), applicationId, c.applicationId()));
        return Outcome.changed();
    }

    @EventSourcingHandler
    void evolve(ConnectionOpened e) {
        opened = e;
        functions.addAll(e.functions());
        enabled = true;
        applicationId = e.applicationId();
        scope = new ScopeChanged(e.connectionId(), e.schools(), e.demographics());
        secretSha256 = e.secretSha256();
    }

    @EventSourcingHandler
    void evolve(FunctionEnabled e) {
        functions.add(e.function());
    }

    @EventSourcingHandler
    void evolve(FunctionDisabled e) {
        functions.remove(e.function());
    }

    @EventSourcingHandler
    void evolve(ConnectionEnabled e) {
        enabled = true;
    }

    @EventSourcingHandler
    void evolve(ConnectionDisabled e) {
        enabled = false;
    }

    @EventSourcingHandler
    void evolve(ScopeChanged e) {
        scope = e;
    }

    @EventSourcingHandler
    void evolve(SecretRenewed e) {
        secretSha256 = e.secretSha256();
    }

    @EventSourcingHandler
    void evolve(ConnectionMoved e) {
        applicationId = e.toApplicationId();
    }

    @EventSourcingHandler
    void evolve(ConflictPolicyChanged e) {
        conflicts = e.policy();
    }

    @EventSourcingHandler
    void evolve(ClientKeysSet e) {
        keys = e.keys();
    }

    @EventSourcingHandler
    void evolve(VendorHeaderDemanded e) {
        vendorHeader = e.header();
    }

    private ConnectionOpened known(String connectionId) {
        return Optional.ofNullable(opened).orElseThrow(() -> new Refused(RefusalCode.CONNECTION_UNKNOWN, connectionId));
    }

    private static void seal(String connectionId, String secretSha256, @Nullable String sealed) {
        if (sealed != null) {
            apply(new SecretSealed(connectionId, secretSha256, sealed));
        }
    }

    private static void expire(String connectionId, String secretSha256, @Nullable Instant at) {
        if (at != null) {
            apply(new SecretExpirySet(connectionId, secretSha256, at));
        }
    }
}
