package org.rollbook.app.oneroster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollbook.app.catalogue.Repository;

/** The operations of OneRoster 1.1, which has no description for machines, from the table of the reference. */
final class Operations11 {
    /** @param key of the answer; null when it has no body */
    record Listed(String method, String path, String operation, String key, List<Integer> statuses) {}

    private Operations11() {}

    static List<Listed> all() throws IOException {
        var reference = Path.of("shared/spec/oneroster.md");
        var at = Repository.ROOT;
        while (!Files.exists(at.resolve(reference))) {
            at = at.getParent();
        }
        var operations = new ArrayList<Listed>();
        boolean inside = false;
        for (String line : Files.readAllLines(at.resolve(reference))) {
            inside = line.startsWith("#") ? line.startsWith("### 1.8 ") : inside;
            String[] cells = line.split("\\|");
            if (inside && cells.length > 8 && cells[1].strip().matches("\\d+")) {
                operations.add(listed(cells));
            }
        }
        return operations;
    }

    private static Listed listed(String[] cells) {
        String key = cells[6].replaceAll("[`\\[\\]]", "").strip();
        return new Listed(
                cells[2].strip(),
                cells[3].replace("`", "").strip(),
                cells[4].strip(),
                key.equals("no body") ? null : key,
                Arrays.stream(cells[8].split(" or "))
                        .map(status -> Integer.parseInt(status.strip()))
                        .toList());
    }
}
