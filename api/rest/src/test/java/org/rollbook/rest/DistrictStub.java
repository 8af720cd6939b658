package org.rollbook.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.Queries;
import org.rollbook.messages.Query;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.messages.connection.Proofs;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.rest.oauth.Secrets;

/** What the edge stands before, for tests of the edge alone: answers as told, and remembers what it was sent. */
public final class DistrictStub implements Queries, Commands {
    private final Map<Class<?>, Function<Object, Object>> answers = new ConcurrentHashMap<>();
    private final Map<String, ConnectionView> connections = new ConcurrentHashMap<>();
    public final List<Object> sent = new ArrayList<>();
    public final List<Caller> callers = new ArrayList<>();
    private Function<Object, Outcome> decision = command -> Outcome.changed();

    public DistrictStub() {
        answer(GetConnection.class, q -> Optional.ofNullable(connections.get(q.clientId())));
    }

    public <R, Q extends Query<R>> DistrictStub answer(Class<Q> question, Function<Q, R> answer) {
        answers.put(question, q -> answer.apply(question.cast(q)));
        return this;
    }

    public void decide(Function<Object, Outcome> how) {
        decision = how;
    }

    public ConnectionView connect(ConnectionView view) {
        connections.put(view.clientId(), view);
        return view;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> CompletableFuture<R> ask(Query<R> query) {
        try {
            return CompletableFuture.completedFuture(
                    (R) answers.get(query.getClass()).apply(query));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Boolean> shown(long position, Duration limit) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Receipt> send(Object command, Caller caller) {
        sent.add(command);
        callers.add(caller);
        try {
            return CompletableFuture.completedFuture(new Receipt(decision.apply(command), sent.size()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A OneRoster 1.2 connection with everything, for one client. */
    public static ConnectionView connection(String clientId, String secret) {
        return connection(clientId, secret, ConnectionKind.ONEROSTER_1_2, ConnectionKind.ONEROSTER_1_2.carries(), true);
    }

    public static ConnectionView connection(
            String clientId,
            String secret,
            ConnectionKind kind,
            Set<org.rollbook.messages.connection.Function> functions,
            boolean demographics) {
        return new ConnectionView(
                "con-" + clientId,
                "app-1",
                "partner-1",
                kind,
                "tests",
                null,
                functions.isEmpty() ? Set.of() : EnumSet.copyOf(functions),
                demographics,
                Profile.LENIENT,
                true,
                clientId,
                Secrets.sha256(secret),
                null,
                null,
                ConflictPolicy.TEACHER_WINS,
                Proofs.none());
    }

    public static ConnectionView enabled(ConnectionView c, boolean enabled) {
        return changed(c, c.profile(), enabled, c.secretSha256(), c.previousSecretSha256(), c.previousUntil());
    }

    public static ConnectionView renewed(ConnectionView c, String secret, Instant previousUntil) {
        return changed(c, c.profile(), c.enabled(), Secrets.sha256(secret), c.secretSha256(), previousUntil);
    }

    public static ConnectionView strict(ConnectionView c) {
        return changed(c, Profile.STRICT, c.enabled(), c.secretSha256(), c.previousSecretSha256(), c.previousUntil());
    }

    private static ConnectionView changed(
            ConnectionView c, Profile profile, boolean enabled, String secret, String previous, Instant until) {
        return new ConnectionView(
                c.id(),
                c.applicationId(),
                c.partnerId(),
                c.kind(),
                c.purpose(),
                c.schools(),
                c.functions(),
                c.demographics(),
                profile,
                enabled,
                c.clientId(),
                secret,
                previous,
                until,
                c.conflicts(),
                c.proofs());
    }
}
