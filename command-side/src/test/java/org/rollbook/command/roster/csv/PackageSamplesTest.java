package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportProblem;

@Tag("P12")
class PackageSamplesTest {
    private static Path sample(String name) {
        assumeTrue(Samples.folder().isPresent(), "no samples; give their folder by -Drollbook.samples");
        return Samples.folder().orElseThrow().resolve(name);
    }

    private static Map<PackageFile, Long> read(Path file, Problems problems) throws IOException {
        Map<PackageFile, Long> counts = new EnumMap<>(PackageFile.class);
        try (RosterPackage open =
                RosterPackage.open(file, Limits.USUAL, problems).orElse(null)) {
            if (open == null) {
                return counts;
            }
            for (PackageFile each : PackageFile.values()) {
                if (open.mode(each) == Mode.ABSENT) {
                    continue;
                }
                try (Rows rows = open.rows(each, problems)) {
                    long count = 0;
                    for (StagedRow row = rows.next(); row != null; row = rows.next()) {
                        count += row.state() == StagedRow.State.ACTIVE ? 1 : 0;
                    }
                    counts.put(each, count);
                }
            }
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid_manifest-only-package",
                "valid_rostering-bulk-package",
                "valid_rostering-delta-package",
                "valid_gradebook-bulk-package",
                "valid_gradebook-delta-package",
                "valid_resources-bulk-package",
                "valid_resources-delta-package",
                "valid_full-bulk-package",
                "valid_full-delta-package"
            })
    void valid_packages_have_no_problem_by_the_letter(String name) throws IOException {
        Problems problems = new Problems(Profile.STRICT);
        read(sample("longsight-1.2-csv-conformance-MIT/" + name + ".zip"), problems);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "missing-manifest, PKG_MANIFEST_MISSING",
        "invalid-manifest-header, MAN_HEADER",
        "unknown-ZIP-entry, PKG_UNKNOWN_FILE",
        "manifest-marks-supplied-file-missing, MAN_FILE_MISSING",
        "manifest-marks-present-file-absent, MAN_FILE_UNEXPECTED",
        "CSV-quote-failure, CSV_QUOTE",
        "schema-header-and-metadata-failures, HDR_ORDER HDR_METADATA_POSITION HDR_METADATA_NAME",
        "field-parser-failures, ROW_YEAR ROW_GUID ROW_REQUIRED ROW_INTEGER ROW_DATE ROW_FLOAT ROW_ENUM ROW_BOOLEAN"
                + " ROW_LIST",
        "delta-lifecycle-datetime-failure, ROW_DATETIME",
        "bulk-lifecycle-status-failure, ROW_LIFECYCLE_IN_BULK",
        "delta-lifecycle-required-failure, ROW_LIFECYCLE_MISSING",
        "semantic-validation-failure, SEM_SCORE_RANGE SEM_SCALE_MAPPING SEM_CASE_ID"
    })
    void invalid_packages_have_exactly_the_problems_that_they_were_made_for(String name, String codes)
            throws IOException {
        Problems problems = new Problems(Profile.STRICT);
        read(sample("longsight-1.2-csv-conformance-MIT/invalid_" + name + ".zip"), problems);
        assertThat(problems.refusesPackage()).isTrue();
        assertThat(problems.list().stream()
                        .filter(p -> p.severity().equals("error"))
                        .map(ImportProblem::code)
                        .distinct())
                .containsExactlyInAnyOrder(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "gospelnerd-1.1-MIT/oneroster-school-small.zip, 2 1 42 42 79 546 72",
        "gospelnerd-1.1-MIT/oneroster-district-small.zip, 2 4 91 119 268 1855 248",
        "gospelnerd-1.1-MIT/oneroster-district-medium.zip, 2 9 91 364 837 5810 778",
        "gospelnerd-1.1-MIT/oneroster-district-large.recompressed.zip, 2 21 91 1470 4441 31045 4225",
        "own-generator-1.2/ds-bulk.zip, 7 3 10 40 220 1040 200",
        "own-generator-1.2/ds-delta.zip, 7 3 10 40 220 1040 200"
    })
    void districts_are_read_whole_by_a_lenient_reader(String name, String expected) throws IOException {
        Problems problems = new Problems(Profile.LENIENT);
        Map<PackageFile, Long> counts = read(sample(name), problems);
        assertThat(List.of(
                                PackageFile.ACADEMIC_SESSIONS,
                                PackageFile.ORGS,
                                PackageFile.COURSES,
                                PackageFile.CLASSES,
                                PackageFile.USERS,
                                PackageFile.ENROLLMENTS,
                                PackageFile.DEMOGRAPHICS)
                        .stream()
                        .map(file -> counts.get(file).toString()))
                .containsExactly(expected.split(" "));
        assertThat(problems.list()).noneMatch(p -> p.severity().equals("error"));
    }

    @Test
    void school_years_written_as_a_range_are_read_with_a_warning() throws IOException {
        Problems problems = new Problems(Profile.LENIENT);
        read(sample("gospelnerd-1.1-MIT/oneroster-school-small.zip"), problems);
        assertThat(problems.list().stream().map(ImportProblem::code).distinct())
                .containsExactlyInAnyOrder("ROW_LIFECYCLE_IN_BULK", "ROW_YEAR");
    }
}
