package org.rollbook.rest.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.oneroster.Walk;
import org.springframework.stereotype.Component;

/**
 * How a vendor goes on with a walk that it began: by the links, which carry it, or by counting offsets, for which the
 * walk is remembered. A walk in a link is sealed, because it names a moment of the past and the past is not open to
 * everyone: the seal holds for one connection, its schools and one query, and for a day. Any node can check it.
 */
@Component
final class Walks {
    private static final Duration REMEMBERED = Duration.ofMinutes(30);
    private static final Duration SEALED = Duration.ofDays(1);
    private static final int SEAL = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock;
    private final Cache<String, Walk> remembered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(REMEMBERED)
            .build();

    Walks(Clock clock) {
        this.clock = clock;
    }

    /** What makes two requests parts of one walk: everything but limit, offset and the fields that are kept. */
    static String key(ConnectionView connection, Target target, Parameters parameters) {
        return String.join(
                "\n",
                connection.id(),
                schools(connection.schools()),
                target.path(),
                named("filter", parameters),
                named("sort", parameters),
                named("orderBy", parameters));
    }

    private static String schools(@Nullable Set<String> schools) {
        return schools == null ? "*" : String.join(",", new TreeSet<>(schools));
    }

    private static String named(String name, Parameters parameters) {
        var value = parameters.one(name);
        return value == null ? "" : value;
    }

    @Nullable Walk remembered(String key) {
        return remembered.getIfPresent(key);
    }

    void remember(String key, Walk walk) {
        remembered.put(key, walk);
    }

    String seal(ConnectionView connection, String key, Walk walk) {
        String plain = walk.position() + "." + walk.total() + "." + walk.offset() + "."
                + clock.instant().getEpochSecond() + "."
                + (walk.afterId() == null
                        ? ""
                        : TEXT.encodeToString(walk.afterId().getBytes(StandardCharsets.UTF_8)));
        return plain + "." + TEXT.encodeToString(mac(connection.secretSha256(), key, plain));
    }

    /** The walk in a link; null when it is not this connection's, not of this query, or too old. */
    @Nullable Walk open(ConnectionView connection, String key, String sealed) {
        int end = sealed.lastIndexOf('.');
        if (end < 0) {
            return null;
        }
        String plain = sealed.substring(0, end);
        var decoder = Base64.getUrlDecoder();
        try {
            byte[] seal = decoder.decode(sealed.substring(end + 1));
            var before = connection.previousSecretSha256();
            boolean genuine = MessageDigest.isEqual(seal, mac(connection.secretSha256(), key, plain))
                    || (before != null && MessageDigest.isEqual(seal, mac(before, key, plain)));
            String[] parts = plain.split("\\.", -1);
            if (!genuine || parts.length != 5 || isOld(Long.parseLong(parts[3]))) {
                return null;
            }
            String after = new String(decoder.decode(parts[4]), StandardCharsets.UTF_8);
            return new Walk(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    after.isEmpty() ? null : after);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isOld(long epochSecond) {
        return clock.instant().getEpochSecond() - epochSecond > SEALED.toSeconds();
    }

    private static byte[] mac(String secret, String key, String plain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("walk " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal((key + "\n" + plain).getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
