package org.rollbook.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/** The event classes by their stored names. */
public final class EventNames {
    private static final String PACKAGE = "org/rollbook/messages";
    private static final String CLASS = ".class";

    private final TreeMap<String, Class<?>> classes = new TreeMap<>();

    private EventNames(Stream<Class<?>> candidates) {
        candidates.forEach(type -> {
            var name = type.getAnnotation(EventName.class);
            if (name != null && classes.putIfAbsent(name.value(), type) != null) {
                throw new IllegalStateException("two events are called " + name.value());
            }
        });
    }

    public static EventNames of(Collection<Class<?>> events) {
        return new EventNames(events.stream());
    }

    /** All events among the messages of the product, wherever the class path has them. */
    public static EventNames all() {
        var loader = EventName.class.getClassLoader();
        try {
            return new EventNames(Collections.list(loader.getResources(PACKAGE)).stream()
                    .flatMap(EventNames::files)
                    .distinct()
                    .map(file -> load(loader, file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public @Nullable Class<?> classOf(String name) {
        return classes.get(name);
    }

    public Collection<Class<?>> classes() {
        return Collections.unmodifiableCollection(classes.values());
    }

    private static Stream<String> files(URL place) {
        try {
            if (place.openConnection() instanceof JarURLConnection jar) {
                return jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(PACKAGE) && name.endsWith(CLASS))
                        .toList()
                        .stream();
            }
            var root = Path.of(URI.create(place.toString()));
            try (var files = Files.walk(root)) {
                return files
                        .filter(file -> file.toString().endsWith(CLASS))
                        .map(file ->
                                PACKAGE + "/" + root.relativize(file).toString().replace('\\', '/'))
                        .toList()
                        .stream();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Class<?> load(ClassLoader loader, String file) {
        var name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
