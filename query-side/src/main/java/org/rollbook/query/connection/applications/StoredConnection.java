package org.rollbook.query.connection.applications;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
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
        String secretSha256,
        @Nullable String previousSecretSha256,
        @Nullable Instant previousUntil,
        ConflictPolicy conflicts) {

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
                e.secretSha256(),
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
                secretSha256,
                previousSecretSha256,
                previousUntil,
                conflicts);
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
        return sha256.equals(secretSha256)
                ? this
                : new StoredConnection(
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
                        sha256,
                        secretSha256,
                        until,
                        conflicts);
    }

    StoredConnection deciding(ConflictPolicy policy) {
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
                secretSha256,
                previousSecretSha256,
                previousUntil,
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
                secretSha256,
                previousSecretSha256,
                previousUntil,
                conflicts);
    }
}
