package org.rollbook.ledger.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollbook.command.roster.Staging.Stage;
import org.rollbook.command.roster.csv.Limits;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.command.roster.csv.RosterPackage;
import org.rollbook.command.roster.csv.Rows;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportProblem;

/** Packages of other people's making, through the whole import. */
@Tag("P12")
class SamplePackagesIT {
    private static final String SET = "longsight-1.2-csv-conformance-MIT/";

    @TempDir
    Path folder;

    private TestDistrict district;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(samples().isPresent(), "no samples; give their folder by -Drollbook.samples");
        district = TestDistrict.empty(folder);
    }

    @AfterEach
    void close() {
        if (district != null) {
            district.close();
        }
    }

    private static Optional<Path> samples() {
        return Stream.of(
                        System.getProperty("rollbook.samples"),
                        System.getenv("ROLLBOOK_SAMPLES"),
                        "../shared/samples",
                        "../../shared/samples",
                        "../../../shared/samples",
                        "../../../../shared/samples")
                .filter(path -> path != null && Files.isDirectory(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    private static Path sample(String name) {
        return samples().orElseThrow().resolve(name);
    }

    /** Codes of the errors that a reader by the letter finds, up to the first bad stage. */
    private List<String> strictly(String name) throws IOException {
        Problems problems = new Problems(Profile.STRICT);
        try (RosterPackage roster = RosterPackage.open(sample(SET + name + ".zip"), Limits.USUAL, problems)
                        .orElse(null);
                Stage stage = district.staging().open("imp-sample")) {
            for (PackageFile file : PackageFile.values()) {
                if (roster != null && roster.mode(file) != Mode.ABSENT) {
                    try (Rows rows = roster.rows(file, problems)) {
                        stage.load(file, roster.mode(file), rows);
                    }
                }
            }
            if (!problems.refusesPackage()) {
                stage.check(problems);
            }
        }
        return problems.list().stream()
                .filter(p -> p.severity().equals("error"))
                .map(ImportProblem::code)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void conformance_packages_are_judged_by_the_letter() throws IOException {
        for (String name :
                List.of("rostering-bulk", "rostering-delta", "gradebook-bulk", "resources-bulk", "full-bulk")) {
            assertThat(strictly("valid_" + name + "-package")).as(name).isEmpty();
        }
        assertThat(strictly("invalid_duplicate-sourcedId-failure")).contains("REF_DUPLICATE_ID");
        assertThat(strictly("invalid_missing-target-file-failure")).containsExactly("REF_FILE_MISSING");
        assertThat(strictly("invalid_missing-target-record-failure")).containsExactly("REF_RECORD_MISSING");
        assertThat(strictly("invalid_semantic-validation-failure"))
                .containsExactly("SEM_CASE_ID", "SEM_SCALE_MAPPING", "SEM_SCORE_RANGE");
    }

    @Test
    void the_full_package_goes_in_with_its_grade_book_and_again_without_any_event() throws IOException {
        var first = district.run(sample(SET + "valid_full-bulk-package.zip"));
        assertThat(first.end()).isInstanceOf(ImportFinished.class);
        assertThat(first.counts().get("users").added()).isEqualTo(2);
        assertThat(first.counts().get("resources").added()).isEqualTo(1);
        assertThat(first.counts().get("categories").added()).isEqualTo(1);
        assertThat(first.counts().get("scoreScales").added()).isEqualTo(1);
        assertThat(first.counts().get("lineItems").added()).isEqualTo(1);

        var again = district.run(sample(SET + "valid_full-bulk-package.zip"));
        assertThat(again.events()).isEmpty();
        var delta = district.run(sample(SET + "valid_full-delta-package.zip"));
        assertThat(delta.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "school-small, 1, 42, 42, 79, 546, 72",
        "district-small, 4, 91, 119, 268, 1855, 248",
        "district-medium, 9, 91, 364, 837, 5810, 778",
        "district-large.recompressed, 21, 91, 1470, 4441, 31045, 4225"
    })
    void districts_of_1_1_go_in_whole_and_again_without_any_event(
            String name, long orgs, long courses, long classes, long users, long enrollments, long demographics)
            throws IOException {
        var file = sample("gospelnerd-1.1-MIT/oneroster-" + name + ".zip");
        var result = district.run(file);

        assertThat(result.problems()).noneMatch(p -> p.severity().equals("error"));
        assertThat(result.counts().get("academicSessions").added()).isEqualTo(2);
        assertThat(result.counts().get("orgs").added()).isEqualTo(orgs);
        assertThat(result.counts().get("courses").added()).isEqualTo(courses);
        assertThat(result.counts().get("classes").added()).isEqualTo(classes);
        assertThat(result.counts().get("users").added()).isEqualTo(users);
        assertThat(result.counts().get("enrollments").added()).isEqualTo(enrollments);
        assertThat(result.counts().get("demographics").added()).isEqualTo(demographics);
        assertThat(district.run(file).events()).isEmpty();
    }

    @Test
    void a_bulk_package_and_the_delta_of_the_same_district_are_one_roster() throws IOException {
        var bulk = district.run(sample("own-generator-1.2/ds-bulk.zip"));
        assertThat(bulk.problems()).noneMatch(p -> p.severity().equals("error"));
        assertThat(bulk.counts().get("users").added()).isEqualTo(220);
        assertThat(bulk.counts().get("enrollments").added()).isEqualTo(1_040);
        var delta = district.run(sample("own-generator-1.2/ds-delta.zip"));
        assertThat(delta.problems()).noneMatch(p -> p.severity().equals("error"));
        assertThat(delta.counts().get("enrollments").unchanged()).isEqualTo(1_040);
    }
}
