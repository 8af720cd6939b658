package org.rollbook.command.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportProblem;

class ProblemsTest {
    @Test
    void what_was_found_in_another_file_comes_behind() {
        var problems = new Problems(Profile.LENIENT);
        var others = new Problems(Profile.LENIENT);
        problems.note(ProblemCode.PKG_UNKNOWN_FILE, "notes.csv", 0, null, "first");
        others.note(ProblemCode.PKG_UNKNOWN_FILE, "more.csv", 0, null, "second");
        problems.add(others);
        assertThat(problems.list()).extracting(ImportProblem::message).containsExactly("first", "second");
        assertThat(problems.found()).isEqualTo(2);
        assertThat(problems.refusesPackage()).isFalse();
    }

    @Test
    void an_error_in_another_file_refuses_the_package_and_ends_with_the_first_bad_stage() {
        var problems = new Problems(Profile.STRICT);
        var others = new Problems(Profile.STRICT);
        problems.note(ProblemCode.REF_RECORD_MISSING, "users.csv", 2, "agentSourcedIds", "later");
        others.note(ProblemCode.HDR_MISSING, "enrollments.csv", 0, null, "the header");
        problems.add(others);
        assertThat(problems.refusesPackage()).isTrue();
        assertThat(problems.errors("enrollments.csv", ProblemCode.HDR_MISSING)).isEqualTo(1);
        assertThat(problems.list()).extracting(ImportProblem::message).containsExactly("the header");
    }
}
