package org.rollbook.query.connection.applications;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Proofs;
import org.rollbook.messages.connection.VendorHeader;
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
        ConflictPolicy conflicts,
        @Nullable ClientKeys keys,
        @Nullable VendorHeader vendorHeader) {

    /**
     * @param sealed null where requests are not signed with it
     * @param expiresAt null for never
     */
    record Secret(
            String sha256,
            @Nullable String sealed,
            @Nullable Instant expiresAt) {}

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
                new Secret(e.secretSha256(), null, null),
                null,
                null,
                ConflictPolicy.TEACHER_WINS,
                null,
                null);
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
                new Proofs(
                        secret.sealed(),
                        previous == null ? null : previous.sealed(),
                        secret.expiresAt(),
                        keys,
                        vendorHeader));
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

    /** The secret before stays known, but not beyond its own end; hearing of the same secret again changes nothing. */
    StoredConnection renewed(String sha256, Instant until) {
        var end = secret.expiresAt();
        return sha256.equals(secret.sha256())
                ? this
                : copy(new Secret(sha256, null, null), secret, end != null && end.isBefore(until) ? end : until);
    }

    /** Hearing again of a secret that was renewed since changes nothing. */
    StoredConnection sealed(String sha256, String sealed) {
        return sha256.equals(secret.sha256())
                ? copy(new Secret(sha256, sealed, secret.expiresAt()), previous, previousUntil)
                : this;
    }

    StoredConnection expiring(String sha256, Instant at) {
        return sha256.equals(secret.sha256())
                ? copy(new Secret(sha256, secret.sealed(), at), previous, previousUntil)
                : this;
    }

    StoredConnection deciding(ConflictPolicy policy) {
        return copy(policy, keys, vendorHeader);
    }

    StoredConnection signingWith(@Nullable ClientKeys now) {
        return copy(conflicts, now, vendorHeader);
    }

    StoredConnection demanding(@Nullable VendorHeader now) {
        return copy(conflicts, keys, now);
    }

    private StoredConnection copy(
            ConflictPolicy policy, @Nullable ClientKeys signing, @Nullable VendorHeader demanded) {
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
                secret,
                previous,
                previousUntil,
                policy,
                signing,
                demanded);
    }

    private StoredConnection copy(Secret now, @Nullable Secret before, @Nullable Instant until) {
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
                conflicts,
                keys,
                vendorHeader);
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
                conflicts,
                keys,
                vendorHeader);
    }
}
