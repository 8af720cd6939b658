package org.rollbook.ledger.roster;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;

/** Which files the package brought, and how much each says. */
final class Supply {
    private final Map<PackageFile, Mode> modes = new EnumMap<>(PackageFile.class);
    private final Set<PackageFile> partly = EnumSet.noneOf(PackageFile.class);

    void brought(PackageFile file, Mode mode) {
        modes.put(file, mode);
    }

    /** Rows of the file could not be told apart, or it has none: it does not say what is no longer there. */
    void saysNothingOfOthers(PackageFile file) {
        partly.add(file);
    }

    Mode mode(PackageFile file) {
        return modes.getOrDefault(file, Mode.ABSENT);
    }

    boolean supplied(PackageFile file) {
        return mode(file) != Mode.ABSENT;
    }

    /** True when what the file does not name is not there. */
    boolean complete(PackageFile file) {
        return mode(file) == Mode.BULK && !partly.contains(file);
    }
}
