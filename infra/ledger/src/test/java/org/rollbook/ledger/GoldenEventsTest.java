package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollbook.messages.EventName;

/**
 * What every event looks like in the ledger, one file for each name and revision. A file of a released revision is
 * never changed: whoever changes an event so that its file no longer fits raises the revision and adds an upcaster. A
 * missing file is written, and the test that missed it fails once.
 */
class GoldenEventsTest {
    private static final Path FILES = Path.of("src/test/resources/golden");

    private final EventNames names = EventNames.all();
    private final LedgerSerializer serializer = new LedgerSerializer(names);

    @TestFactory
    Stream<DynamicTest> every_event_is_stored_as_its_file_says() {
        return names.classes().stream()
                .map(type -> DynamicTest.dynamicTest(fileName(type), () -> is_stored_as_its_file_says(type)));
    }

    @Test
    void every_file_belongs_to_an_event() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "")))
                    .allSatisfy(name -> assertThat(names.classOf(name)).as(name).isNotNull());
        }
    }

    private void is_stored_as_its_file_says(Class<?> type) throws IOException {
        var sample = Samples.of(type);
        var text = serializer.serialize(sample, String.class).getData();
        var file = FILES.resolve(fileName(type));
        if (Files.notExists(file)) {
            Files.createDirectories(FILES);
            Files.writeString(file, text + "\n");
            assertThat(file).as("written just now; look at it and keep it").doesNotExist();
        }
        var golden = Files.readString(file).strip();

        assertThat(text).isEqualTo(golden);
        var name = type.getAnnotation(EventName.class);
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(golden, String.class, name.value(), Integer.toString(name.revision())));
        assertThat(read).isEqualTo(sample);
    }

    private static String fileName(Class<?> type) {
        var name = type.getAnnotation(EventName.class);
        return name.value() + "." + name.revision() + ".json";
    }
}
