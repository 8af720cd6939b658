package org.rollbook.command.roster.csv;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollbook.messages.oneroster.Version;

/** What the package says of itself. */
record Manifest(Version version, Map<PackageFile, Mode> modes) {
    static final String NAME = "manifest.csv";
    private static final Set<String> OTHERS =
            Set.of("manifest.version", "oneroster.version", "source.systemName", "source.systemCode");

    static Manifest read(Archive archive, Problems problems) throws IOException {
        if (!archive.has(NAME)) {
            throw new PackageFault(ProblemCode.PKG_MANIFEST_MISSING, "The package has no manifest.csv.");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        try (CsvReader csv = new CsvReader(archive.read(NAME))) {
            if (!csv.next() || !header(csv)) {
                throw new PackageFault(ProblemCode.MAN_HEADER, "The header must be propertyName,value.");
            }
            while (csv.next()) {
                property(csv, properties, problems);
            }
        } catch (CsvFault e) {
            throw new PackageFault(e.code(), e.sentence());
        }
        Version version = version(properties, problems);
        Map<PackageFile, Mode> modes = new EnumMap<>(PackageFile.class);
        for (PackageFile file : PackageFile.values()) {
            modes.put(file, mode(file, version, properties, archive, problems));
        }
        return new Manifest(version, modes);
    }

    private static boolean header(CsvReader csv) {
        return csv.size() == 2
                && csv.field(0).equals("propertyName")
                && csv.field(1).equals("value");
    }

    private static void property(CsvReader csv, Map<String, String> properties, Problems problems) {
        if (csv.blank()) {
            problems.note(ProblemCode.CSV_ROW_WIDTH, NAME, csv.line(), null, "The line is blank.");
            return;
        }
        String name = csv.field(0).trim();
        if (!OTHERS.contains(name) && !(name.startsWith("file.") && known(name.substring(5)))) {
            problems.note(ProblemCode.MAN_UNKNOWN_PROPERTY, NAME, csv.line(), null, "Unknown property.");
        } else if (properties.putIfAbsent(name, csv.size() > 1 ? csv.field(1).trim() : "") != null) {
            problems.note(ProblemCode.MAN_DUPLICATE_PROPERTY, NAME, csv.line(), name, "The property stands twice.");
        }
    }

    private static boolean known(String stem) {
        return PackageFile.named(stem + ".csv").isPresent();
    }

    private static Version version(Map<String, String> properties, Problems problems) {
        for (String name : List.of("manifest.version", "oneroster.version")) {
            if (!properties.containsKey(name)) {
                problems.error(ProblemCode.MAN_MISSING_PROPERTY, NAME, 0, name, "The property is missing.");
            }
        }
        String own = properties.getOrDefault("manifest.version", "1.0");
        if (!own.equals("1.0")) {
            problems.note(ProblemCode.MAN_BAD_VERSION, NAME, 0, "manifest.version", "Only 1.0 is known.");
        }
        return switch (properties.getOrDefault("oneroster.version", "1.2")) {
            case "1.1" -> Version.V1P1;
            case "1.2" -> Version.V1P2;
            default -> {
                problems.note(
                        ProblemCode.MAN_BAD_VERSION, NAME, 0, "oneroster.version", "Only 1.1 and 1.2 can be imported.");
                yield Version.V1P2;
            }
        };
    }

    private static Mode mode(
            PackageFile file, Version version, Map<String, String> properties, Archive archive, Problems problems) {
        String name = "file." + file.stem();
        boolean supplied = archive.has(file.fileName());
        String value = properties.get(name);
        if (value == null) {
            if (file.in(version)) {
                problems.note(ProblemCode.MAN_MISSING_PROPERTY, NAME, 0, name, "The property is missing.");
            }
            return supplied && file.in(version) ? Mode.BULK : Mode.ABSENT;
        }
        Mode mode;
        switch (value) {
            case "absent" -> mode = Mode.ABSENT;
            case "bulk" -> mode = Mode.BULK;
            case "delta" -> mode = Mode.DELTA;
            default -> {
                problems.note(ProblemCode.MAN_BAD_MODE, NAME, 0, name, "The value must be absent, bulk or delta.");
                mode = Mode.ABSENT;
            }
        }
        if (mode == Mode.ABSENT && supplied) {
            problems.note(ProblemCode.MAN_FILE_UNEXPECTED, file.fileName(), 0, null, "The manifest says absent.");
        } else if (mode != Mode.ABSENT && !supplied) {
            String said = mode.name().toLowerCase(Locale.ROOT);
            problems.note(ProblemCode.MAN_FILE_MISSING, file.fileName(), 0, null, "The manifest says " + said + ".");
        }
        return mode;
    }
}
