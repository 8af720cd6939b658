package org.rollbook.query.oneroster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.FindExportPart;
import org.rollbook.messages.oneroster.Version;

/** The files of packages, read part by part. */
final class ExportedFiles {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ExportQueries queries;
    private final int limit;

    /** @param limit of each part */
    ExportedFiles(ExportQueries queries, int limit) {
        this.queries = queries;
        this.limit = limit;
    }

    /** The lines of every file as of the position. */
    Map<ExportFile, String> of(Version version, long position) {
        var files = new TreeMap<ExportFile, String>();
        for (var file : ExportFile.values()) {
            if (file.in(version)) {
                files.put(file, lines(version, file, position));
            }
        }
        return files;
    }

    private String lines(Version version, ExportFile file, long position) {
        var parts = parts(version, file, position);
        return parts.getFirst().header()
                + parts.stream().map(ExportedFiles::rows).collect(Collectors.joining());
    }

    List<ExportPart> parts(Version version, ExportFile file, long position) {
        var parts = new ArrayList<ExportPart>();
        parts.add(part(version, file, position, null));
        while (parts.getLast().next() != null) {
            parts.add(part(version, file, position, parts.getLast()));
        }
        return parts;
    }

    private ExportPart part(Version version, ExportFile file, long position, @Nullable ExportPart before) {
        var metadata = before == null ? null : before.metadata();
        var after = before == null ? null : before.next();
        return queries.handle(new FindExportPart(
                        FeedFixture.CONNECTION, version, file, null, position, metadata, after, limit, false))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static String rows(ExportPart part) {
        InputStream deflated = new ByteArrayInputStream(part.rows().deflated());
        try (var rows = new InflaterInputStream(deflated, new Inflater(true))) {
            return new String(rows.readNBytes((int) part.rows().size()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
