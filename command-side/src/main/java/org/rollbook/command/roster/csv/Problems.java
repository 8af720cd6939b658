package org.rollbook.command.roster.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.ProblemCode.Severity;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportProblem;

/**
 * What was found wrong, in order. All are counted; of each kind in each file the first hundred are kept, of all
 * together a thousand. They come from several threads.
 */
public final class Problems {
    private static final int KEPT = 1_000;
    private static final int KEPT_OF_A_KIND = 100;

    private record Found(Stage stage, ImportProblem problem) {}

    private record Kind(String file, ProblemCode code, Severity severity) {}

    private final Profile profile;
    private final List<Found> kept = new ArrayList<>();
    private final Map<Kind, Long> kinds = new HashMap<>();
    private final Map<Stage, Long> found = new EnumMap<>(Stage.class);
    private @Nullable Stage failed;
    private boolean refused;

    public Problems(Profile profile) {
        this.profile = profile;
    }

    public Profile profile() {
        return profile;
    }

    boolean strict() {
        return profile == Profile.STRICT;
    }

    /** As bad as the profile has it. */
    public Severity note(ProblemCode code, String file, long row, @Nullable String field, String message) {
        return note(code, code.severity(profile), file, row, field, message);
    }

    /** Too bad to be forgiven, even where the profile would forgive most problems of this kind. */
    public Severity error(ProblemCode code, String file, long row, @Nullable String field, String message) {
        return note(code, Severity.ERROR, file, row, field, message);
    }

    /** Forgiven by a lenient reader, although it does not forgive most problems of this kind. */
    public Severity forgive(ProblemCode code, String file, long row, @Nullable String field, String message) {
        return note(code, strict() ? code.severity(profile) : Severity.WARNING, file, row, field, message);
    }

    private synchronized Severity note(
            ProblemCode code, Severity severity, String file, long row, @Nullable String field, String message) {
        found.merge(code.stage(), 1L, Long::sum);
        if (kinds.merge(new Kind(file, code, severity), 1L, Long::sum) <= KEPT_OF_A_KIND) {
            kept.add(new Found(
                    code.stage(),
                    new ImportProblem(
                            file, row, field, code.name(), severity.name().toLowerCase(Locale.ROOT), message)));
        }
        if (severity == Severity.ERROR) {
            refused |= strict() || code.refusesPackage();
            if (failed == null || code.stage().compareTo(failed) < 0) {
                failed = code.stage();
            }
        }
        return severity;
    }

    /** What was found meanwhile in a file of which these problems know nothing, behind those that are here. */
    public synchronized void add(Problems others) {
        kept.addAll(others.kept);
        kinds.putAll(others.kinds);
        others.found.forEach((stage, number) -> found.merge(stage, number, Long::sum));
        refused |= others.refused;
        if (failed == null || (others.failed != null && others.failed.compareTo(failed) < 0)) {
            failed = others.failed;
        }
    }

    /** True when the package is not taken at all. */
    public synchronized boolean refusesPackage() {
        return refused;
    }

    /** How often the code was met as an error in the file. */
    public synchronized long errors(String file, ProblemCode code) {
        return kinds.getOrDefault(new Kind(file, code, Severity.ERROR), 0L);
    }

    /** How many there are to be told. */
    public synchronized long found() {
        return found.entrySet().stream()
                .filter(e -> told(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Those that were kept, errors first where there are too many; the strict profile ends with the first bad stage. */
    public synchronized List<ImportProblem> list() {
        List<ImportProblem> told = new ArrayList<>(
                kept.stream().filter(f -> told(f.stage)).map(Found::problem).toList());
        if (told.size() > KEPT) {
            told.sort(Comparator.comparing(ImportProblem::severity));
        }
        return List.copyOf(told.subList(0, Math.min(told.size(), KEPT)));
    }

    private boolean told(Stage stage) {
        return !strict() || failed == null || stage.compareTo(failed) <= 0;
    }
}
