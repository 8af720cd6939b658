package org.rollbook.query.oneroster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.Packing;

/** The rows of a part as they grow. */
final class ExportRows {
    private static final String FIRST_COLUMNS = "sourcedId,status,dateLastModified";

    private final ExportTask task;
    private final ExportFile file;
    private final ExportColumns columns;
    private final List<String> metadata;
    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Packing packing = new Packing();
    private int records;
    private int objects;
    private String last = "";

    ExportRows(ExportTask task, ExportFile file) {
        this.task = task;
        this.file = file;
        this.columns = ExportColumns.of(file, task.question().version());
        this.metadata = file.isAboutObjects() ? task.metadata() : List.of();
    }

    ExportFile file() {
        return file;
    }

    /** Rows of an object as a bulk package has them. */
    void add(String id, StoredPart object, Map<String, StoredPart> classes) {
        for (var source : sources(object, classes)) {
            begin(source.rowId());
            cells(text.append(",,"), source);
            text.append("\r\n");
        }
        objects++;
        last = id;
    }

    /** Packs what was added since the last time, so that its text need not be kept. */
    void pack() {
        packing.add(text.toString());
        text.setLength(0);
    }

    /** A row of a delta package. */
    void add(String id, String status, String modified, String cells) {
        begin(id);
        text.append(',')
                .append(status)
                .append(',')
                .append(modified)
                .append(cells)
                .append("\r\n");
    }

    private void begin(String id) {
        ExportCells.cell(text, id, task.question().forPeople());
        records++;
    }

    List<ExportSource> sources(StoredPart object, Map<String, StoredPart> classes) {
        var taught = classes.isEmpty()
                ? StoredPart.NONE
                : classes.getOrDefault(ExportCells.id(object, "class"), StoredPart.NONE);
        return ExportSource.of(file, task.question().version(), object, taught);
    }

    /** All but the first three, each behind a comma. */
    void cells(StringBuilder out, ExportSource source) {
        boolean forPeople = task.question().forPeople();
        columns.write(out, source, forPeople);
        if (!metadata.isEmpty()) {
            var values = source.object().get("metadata").texts();
            for (String name : metadata) {
                ExportCells.cell(out.append(','), values.getOrDefault(name, ""), forPeople);
            }
        }
    }

    int objects() {
        return objects;
    }

    /** The id of the last object. */
    String last() {
        return last;
    }

    /** @param next where the next part begins; null when there is none */
    ExportPart part(@Nullable String next) {
        var header = new StringBuilder(FIRST_COLUMNS);
        columns.names().forEach(name -> header.append(',').append(name));
        metadata.forEach(name -> ExportCells.cell(header.append(','), "metadata." + name, false));
        pack();
        return new ExportPart(
                header.append("\r\n").toString(), packing.done(), records, task.metadata(), next, task.position());
    }
}
