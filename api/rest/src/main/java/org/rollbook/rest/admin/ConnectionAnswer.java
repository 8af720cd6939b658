package org.rollbook.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.rest.PublicAddress;

/**
 * A connection as the administration shows it: everything but its secret.
 *
 * @param schools {@code "all"}, or the ids of schools
 * @param clientSecret shown once, when it is made
 * @param previousSecretUntil the secret before works until then
 * @param secretExpiresSoon within 30 days, or already
 * @param clientKeys where they are published, or the key set
 * @param vendorKey that the vendor header has to begin with
 * @param vendorSecret that ends the vendor header; shown once, when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionAnswer(
        String id,
        String applicationId,
        String kind,
        String purpose,
        Object schools,
        List<String> functions,
        boolean demographics,
        String profile,
        String conflictPolicy,
        boolean enabled,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant secretExpiresAt,
        @Nullable Boolean secretExpiresSoon,
        @Nullable Object clientKeys,
        @Nullable String vendorKey,
        @Nullable String vendorSecret,
        String tokenUrl,
        Map<String, String> baseUrls) {

    static ConnectionAnswer of(ConnectionView c, PublicAddress address, Instant now, @Nullable String secret) {
        var proofs = c.proofs();
        var header = proofs.vendorHeader();
        return new ConnectionAnswer(
                c.id(),
                c.applicationId(),
                c.kind().word(),
                c.purpose(),
                c.schools() == null ? "all" : c.schools(),
                c.functions().stream().map(Function::word).sorted().toList(),
                c.demographics(),
                c.profile().name().toLowerCase(Locale.ROOT),
                c.conflicts().word(),
                c.enabled(),
                c.clientId(),
                secret,
                c.previousUntil(),
                proofs.secretExpiresAt(),
                SecretLife.endsSoon(proofs.secretExpiresAt(), now),
                ClientKeysBody.answer(proofs.keys()),
                header == null ? null : header.key(),
                null,
                address.tokenUrl(),
                baseUrls(c.kind(), address));
    }

    ConnectionAnswer withVendorSecret(String made) {
        return new ConnectionAnswer(
                id,
                applicationId,
                kind,
                purpose,
                schools,
                functions,
                demographics,
                profile,
                conflictPolicy,
                enabled,
                clientId,
                clientSecret,
                previousSecretUntil,
                secretExpiresAt,
                secretExpiresSoon,
                clientKeys,
                vendorKey,
                made,
                tokenUrl,
                baseUrls);
    }

    static Map<String, String> baseUrls(ConnectionKind kind, PublicAddress address) {
        return switch (kind) {
            case ONEROSTER_1_2 ->
                Map.of(
                        "rostering", address.with("/ims/oneroster/rostering/v1p2"),
                        "gradebook", address.with("/ims/oneroster/gradebook/v1p2"),
                        "resources", address.with("/ims/oneroster/resources/v1p2"));
            case ONEROSTER_1_1 -> Map.of("oneroster", address.with("/ims/oneroster/v1p1"));
            case LTI_1_3, LTI_1_1 -> Map.of();
        };
    }
}
