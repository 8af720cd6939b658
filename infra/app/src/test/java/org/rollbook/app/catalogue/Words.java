package org.rollbook.app.catalogue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.PersonalData;

/** What a message says of itself: the sentences of its Javadoc and the names of its parts. */
final class Words {
    private static final List<String> MODULES = List.of("api/messages", "command-side");
    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@(?:EventName|CommandName)", Pattern.DOTALL);

    static String meaning(Class<?> message) throws IOException {
        Matcher javadoc = JAVADOC.matcher(Files.readString(source(message)));
        if (!javadoc.find()) {
            throw new IllegalStateException(message + " says nothing of itself");
        }
        return javadoc.group(1)
                .lines()
                .map(line -> line.strip().replaceFirst("^\\*\\s?", ""))
                .takeWhile(line -> !line.startsWith("@"))
                .collect(Collectors.joining(" "))
                .replaceAll("\\{@(?:link|code) ([^}]+)}", "`$1`")
                .strip();
    }

    private static Path source(Class<?> message) {
        String file = "src/main/java/" + message.getName().replace('.', '/') + ".java";
        return MODULES.stream()
                .map(module -> Repository.ROOT.resolve(module).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no source of " + message));
    }

    static String parts(Class<?> message) {
        return Arrays.stream(message.getRecordComponents()).map(Words::part).collect(Collectors.joining(", "));
    }

    private static String part(RecordComponent part) {
        boolean optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean personal = part.isAnnotationPresent(PersonalData.class);
        return "`%s%s` %s%s"
                .formatted(part.getName(), optional ? "?" : "", type(part.getGenericType()), personal ? " (P)" : "");
    }

    private static String type(Type type) {
        return switch (type) {
            case Class<?> simple -> simple.getSimpleName();
            case ParameterizedType generic ->
                type(generic.getRawType())
                        + Arrays.stream(generic.getActualTypeArguments())
                                .map(Words::type)
                                .collect(Collectors.joining(", ", " of ", ""));
            default -> type.getTypeName().replaceAll("[a-z.? ]*\\.([A-Z])", "$1");
        };
    }

    private Words() {}
}
