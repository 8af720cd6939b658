package org.rollbook.command.roster.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Version;

/** A OneRoster CSV package of 1.2 or 1.1, read from its file as often as needed and never held in memory. */
public final class RosterPackage implements Closeable {
    private final Archive archive;
    private final Manifest manifest;

    private RosterPackage(Archive archive, Manifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
    }

    /** Empty when the package cannot be read at all; the problems say why. */
    public static Optional<RosterPackage> open(Path file, Limits limits, Problems problems) throws IOException {
        Archive archive = null;
        try {
            archive = Archive.open(file, limits, problems);
            Manifest manifest = Manifest.read(archive, problems);
            for (String name : archive.names()) {
                boolean known = name.equals(Manifest.NAME)
                        || PackageFile.named(name)
                                .filter(f -> f.in(manifest.version()))
                                .isPresent();
                if (!known) {
                    problems.note(ProblemCode.PKG_UNKNOWN_FILE, name, 0, null, "The file is not part of a package.");
                }
            }
            if (!problems.refusesPackage()) {
                return Optional.of(new RosterPackage(archive, manifest));
            }
        } catch (PackageFault e) {
            problems.error(e.code(), "", 0, null, e.sentence());
        }
        if (archive != null) {
            archive.close();
        }
        return Optional.empty();
    }

    public Version version() {
        return manifest.version();
    }

    public Mode mode(PackageFile file) {
        return manifest.modes().getOrDefault(file, Mode.ABSENT);
    }

    /**
     * The rows of a file that is there; none when its header cannot be read. Files may be read at the same time.
     *
     * @param problems take what is found while reading
     */
    public Rows rows(PackageFile file, Problems problems) throws IOException {
        CsvReader csv;
        try {
            csv = new CsvReader(archive.read(file.fileName()));
        } catch (PackageFault e) {
            problems.error(e.code(), file.fileName(), 0, null, e.sentence());
            return new NoRows();
        }
        Header header = header(file, csv, problems);
        if (header == null) {
            syntaxOnly(file, csv, problems);
            csv.close();
            return new NoRows();
        }
        return new Guarded(file, new RowReader(file, mode(file), header, csv, problems), problems);
    }

    private @Nullable Header header(PackageFile file, CsvReader csv, Problems problems) throws IOException {
        try {
            if (csv.next()) {
                return Header.of(file, manifest.version(), csv, problems);
            }
            problems.note(ProblemCode.HDR_MISSING, file.fileName(), 0, null, "The file has no header.");
        } catch (CsvFault e) {
            problems.note(e.code(), file.fileName(), 1, null, e.sentence());
            problems.note(ProblemCode.HDR_MISSING, file.fileName(), 1, null, "The header cannot be read.");
        } catch (PackageFault e) {
            problems.error(e.code(), file.fileName(), 0, null, e.sentence());
        }
        return null;
    }

    /** Syntax is judged before headers: what is wrong with it is told although the header is of no use. */
    private static void syntaxOnly(PackageFile file, CsvReader csv, Problems problems) throws IOException {
        boolean more = true;
        while (more) {
            try {
                more = csv.next();
            } catch (CsvFault e) {
                problems.note(e.code(), file.fileName(), csv.line(), null, e.sentence());
            } catch (PackageFault e) {
                problems.error(e.code(), file.fileName(), csv.line(), null, e.sentence());
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private record NoRows() implements Rows {
        @Override
        public @Nullable StagedRow next() {
            return null;
        }

        @Override
        public long unreadable() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** Notes what the archive does wrong while its rows are read. */
    private record Guarded(PackageFile file, RowReader rows, Problems problems) implements Rows {
        @Override
        public @Nullable StagedRow next() throws IOException {
            try {
                return rows.next();
            } catch (PackageFault e) {
                problems.error(e.code(), file.fileName(), 0, null, e.sentence());
                return null;
            }
        }

        @Override
        public long unreadable() {
            return rows.unreadable();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
