package org.rollbook.command.roster.csv;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.StagedRow.State;

/** Reads a file row by row, checks each and makes it ready to be staged. */
final class RowReader implements Rows {
    private final PackageFile file;
    private final Mode mode;
    private final Header header;
    private final CsvReader csv;
    private final Problems problems;
    private final Cells cells;
    private final List<Column> columns;
    private final RowBody bodies;
    private final boolean[] present;
    private long rows;
    private long unreadable;

    RowReader(PackageFile file, Mode mode, Header header, CsvReader csv, Problems problems) {
        this.file = file;
        this.mode = mode;
        this.header = header;
        this.csv = csv;
        this.problems = problems;
        this.cells = new Cells(file, header.version(), problems);
        this.columns = file.columns();
        this.bodies = new RowBody(file);
        this.present = new boolean[columns.size()];
        header.places().stream().filter(place -> place >= 0).forEach(place -> present[place] = true);
    }

    @Override
    public long unreadable() {
        return unreadable;
    }

    @Override
    public @Nullable StagedRow next() throws IOException {
        while (!problemsEndReading()) {
            try {
                if (!csv.next()) {
                    break;
                }
            } catch (CsvFault e) {
                problems.note(e.code(), file.fileName(), csv.line(), nameOf(e.field()), e.sentence());
                rows++;
                unreadable++;
                continue;
            }
            if (csv.blank()) {
                problems.note(ProblemCode.CSV_ROW_WIDTH, file.fileName(), csv.line(), null, "The line is blank.");
                continue;
            }
            rows++;
            StagedRow row = read();
            if (row != null) {
                return row;
            }
            unreadable++;
        }
        if (rows == 0) {
            problems.note(ProblemCode.FILE_EMPTY, file.fileName(), 0, null, "The file has no rows.");
        }
        return null;
    }

    /** True when the file is too broken to go on. */
    private boolean problemsEndReading() {
        return problems.errors(file.fileName(), ProblemCode.CSV_ENCODING) > 0
                || problems.errors(file.fileName(), ProblemCode.PKG_TOO_LARGE) > 0;
    }

    private @Nullable String nameOf(int field) {
        if (field >= header.width()) {
            return null;
        }
        int place = header.places().get(field);
        return place < 0 ? null : columns.get(place).name();
    }

    private @Nullable StagedRow read() {
        cells.begin(csv.line());
        @Nullable String[] values = new @Nullable String[columns.size()];
        if (!width()) {
            values[PackageFile.ID] = csv.size() > 0 && header.places().getFirst() == PackageFile.ID ? csv.field(0) : "";
            return Texts.guid(String.valueOf(values[PackageFile.ID])) ? refused(values) : null;
        }
        Map<String, String> metadata = collect(values);
        boolean gone = cells.lifecycle(mode, raw(values, PackageFile.STATUS), raw(values, PackageFile.MODIFIED));
        String modified = mode == Mode.DELTA ? Texts.moment(raw(values, PackageFile.MODIFIED)) : null;
        boolean onlyId = gone && !cells.strict();
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            if (i == PackageFile.ID || (!onlyId && present[i])) {
                values[i] = cells.read(column, raw(values, i));
            }
        }
        if (values[PackageFile.ID] == null) {
            return null;
        }
        if (!onlyId) {
            RowRules.check(file, values, cells);
        }
        if (cells.bad()) {
            return refused(values);
        }
        if (gone) {
            return staged(values, State.GONE, modified, null, null);
        }
        RowBody.Body body = bodies.of(values, metadata);
        return staged(values, State.ACTIVE, modified, body.hash(), body.json());
    }

    private static String raw(@Nullable String[] values, int place) {
        String value = values[place];
        return value == null ? "" : value;
    }

    private boolean width() {
        int width = header.width();
        if (csv.size() == width) {
            return true;
        }
        for (int i = width; i < csv.size(); i++) {
            if (!csv.field(i).isEmpty()) {
                cells.error(ProblemCode.CSV_ROW_WIDTH, null, "The row has more fields than the header.");
                return false;
            }
        }
        cells.note(ProblemCode.CSV_ROW_WIDTH, null, "The row has another number of fields than the header.");
        return !cells.bad();
    }

    private Map<String, String> collect(@Nullable String[] values) {
        Map<String, String> metadata = Map.of();
        int width = Math.min(csv.size(), header.width());
        for (int i = 0; i < width; i++) {
            String text = csv.field(i);
            int place = header.places().get(i);
            if (place >= 0) {
                values[place] = text;
            } else if (!text.isEmpty() && !header.metadata().get(i).isEmpty()) {
                if (metadata.isEmpty()) {
                    metadata = new TreeMap<>();
                }
                String key = header.metadata().get(i);
                metadata.put(key, cells.cut("metadata." + key, text));
            }
        }
        return metadata;
    }

    private StagedRow refused(@Nullable String[] values) {
        return new StagedRow(csv.line(), raw(values, PackageFile.ID), State.REFUSED, null, List.of(), null, null);
    }

    private StagedRow staged(
            @Nullable String[] values,
            State state,
            @Nullable String modified,
            @Nullable String hash,
            @Nullable String body) {
        return new StagedRow(
                csv.line(), raw(values, PackageFile.ID), state, modified, bodies.staged(values), hash, body);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
