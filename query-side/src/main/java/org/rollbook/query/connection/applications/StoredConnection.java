package org.rollbook.query.connection.applications;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Proofs;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.messages.oneroster.Profile;

/** A connection as its row holds it. The partner is not part of it: that is the application's. */
record StoredConnection(
        String id,
        String applicationId,
        ConnectionKind kind,
        String purpose,
        @Nullable Set<String> schools,
        EnumSet<Function> functions,
        boolean demographics,
        Profile profile,
        boolean enabled,
        String clientId,
        Secret secret,
        @Nullable Secret previous,
        @Nullable Instant previousUntil,
        ConflictPolicy conflicts) {

    /** @param sealed null where requests are not signed with it */
    record Secret(String sha256, @Nullable String sealed) {}

    static StoredConnection opened(ConnectionOpened e, @Nullable Set<String> schools) {
        var functions = EnumSet.noneOf(Function.class);
        functions.addAll(e.functions());
        return new StoredConnection(
                e.connectionId(),
                e.applicationId(),
                e.kind(),
                e.purpose(),
                schools,
                functions,
                e.demographics(),
                e.profile(),
                true,
                e.clientId(),
                new Secret(e.secretSha256(), null),
                null,
                null,
                ConflictPolicy.TEACHER_WINS);
    }

    ConnectionView view(@Nullable String partnerId) {
        return new ConnectionView(
                id,
                applicationId,
                partnerId,
                kind,
                purpose,
                schools,
                functions,
                demographics,
                profile,
                enabled,
                clientId,
                secret.sha256(),
                previous == null ? null : previous.sha256(),
                previousUntil,
                conflicts,
                new Proofs(secret.sealed(), previous == null ? null : previous.sealed()));
    }

    StoredConnection enabled(boolean now) {
        return copy(applicationId, schools, functions, demographics, now);
    }

    StoredConnection with(Function function) {
        var more = EnumSet.copyOf(functions);
        more.add(function);
        return copy(applicationId, schools, more, demographics, enabled);
    }

    StoredConnection without(Function function) {
        var fewer = EnumSet.copyOf(functions);
        fewer.remove(function);
        return copy(applicationId, schools, fewer, demographics, enabled);
    }

    StoredConnection seeing(@Nullable Set<String> now, boolean demographicsNow) {
        return copy(applicationId, now, functions, demographicsNow, enabled);
    }

    StoredConnection movedTo(String application) {
        return copy(application, schools, functions, demographics, enabled);
    }

    /** The secret before stays known; hearing of the same secret again changes nothing. */
    StoredConnection renewed(String sha256, Instant until) {
        return sha256.equals(secret.sha256()) ? this : copy(new Secret(sha256, null), secret, until, conflicts);
    }

    /** Hearing again of a secret that was renewed since changes nothing. */
    StoredConnection sealed(String sha256, String sealed) {
        return sha256.equals(secret.sha256())
                ? copy(new Secret(sha256, sealed), previous, previousUntil, conflicts)
                : this;
    }

    StoredConnection deciding(ConflictPolicy policy) {
        return copy(secret, previous, previousUntil, policy);
    }

    private StoredConnection copy(Secret now, @Nullable Secret before, @Nullable Instant until, ConflictPolicy policy) {
        return new StoredConnection(
                id,
                applicationId,
                kind,
                purpose,
                schools,
                functions,
                demographics,
                profile,
                enabled,
                clientId,
                now,
                before,
                until,
                policy);
    }

    private StoredConnection copy(
            String application,
            @Nullable Set<String> visible,
            EnumSet<Function> enabledFunctions,
            boolean withDemographics,
            boolean usable) {
        return new StoredConnection(
                id,
                application,
                kind,
                purpose,
                visible,
                enabledFunctions,
                withDemographics,
                profile,
                usable,
                clientId,
                secret,
                previous,
                previousUntil,
                conflicts);
    }
}
