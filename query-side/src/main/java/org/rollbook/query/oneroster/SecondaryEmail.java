package org.rollbook.query.oneroster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.connection.settings.SettingsQueries;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;

/**
 * Under OneRoster 1.1 people carry their secondary address, where the district has settled that and they have one: both
 * are stored, and chosen between when they are read (ADR 24).
 */
public final class SecondaryEmail {
    /** Where packages and objects have the address, beside everything else that the standard has no name for. */
    private static final String METADATA = "secondaryEmail";

    private final SettingsQueries settings;
    private final AtomicReference<@Nullable Known> newest = new AtomicReference<>();

    /** @param since position from which the settings say so */
    private record Known(long since, boolean shown) {}

    SecondaryEmail(ReadModels readModels) {
        this.settings = new SettingsQueries(readModels);
    }

    /** The address that stands in the place of the first one. */
    public static @Nullable String of(Map<String, String> metadata, @Nullable String email) {
        String second = metadata.getOrDefault(METADATA, "");
        return second.isEmpty() ? email : second;
    }

    /** Position of the last change to what decides whether it is shown. */
    long changedAt(Version version, Shape shape) {
        return concerns(version, shape) ? settings.changedAt() : 0;
    }

    /** The shape of the objects as they are shown. */
    Mono<Shape> shape(Version version, Shape shape, long asOf) {
        if (!concerns(version, shape) || settings.changedAt() == 0) {
            return Mono.just(shape);
        }
        return isShown(asOf).map(shown -> shown ? Shapes.USERS_BY_SECONDARY_EMAIL : shape);
    }

    private static boolean concerns(Version version, Shape shape) {
        return version == Version.V1P1 && shape == Shapes.USERS;
    }

    private Mono<Boolean> isShown(long asOf) {
        long since = settings.changedAt();
        var known = newest.get();
        if (known != null && known.since() == since && asOf >= since) {
            return Mono.just(known.shown());
        }
        return settings.asOf(asOf).map(Settings::secondaryEmailForOneRoster11).doOnNext(shown -> {
            if (asOf >= since) {
                newest.set(new Known(since, shown));
            }
        });
    }

    /** The objects as their shape shows them. */
    static List<String> in(Shape shape, List<String> objects) {
        return shape == Shapes.USERS_BY_SECONDARY_EMAIL
                ? objects.stream().map(SecondaryEmail::in).toList()
                : objects;
    }

    private static String in(String object) {
        if (!object.contains("\"" + METADATA + "\":")) {
            return object;
        }
        var user = StoredJson.object(object);
        String second = user.path("metadata").path(METADATA).asString("");
        return second.isEmpty() ? object : StoredJson.text(user.put("email", second));
    }
}
