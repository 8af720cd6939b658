package org.rollbook.command.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.IndexChange;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.RosterKind;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {
    private static final EnrollmentReported ENROLLMENT = new EnrollmentReported(
            "e1", "u1", "c1", "s1", "student", null, LocalDate.of(2026, 8, 17), null, Map.of("b", "2", "a", "1"));

    @Test
    void canonical_json_reads_back_as_the_same_record() {
        var org = new OrgReported(
                "o1", "Skola \"Nord\"\n\t\u0001 \\ é 学校", "school", null, "d", List.of("x", "y"), List.of(), Map.of());
        var json = JsonMapper.builder().build();
        assertThat(json.readValue(CanonicalJson.text(org), OrgReported.class)).isEqualTo(org);
        assertThat(json.readValue(CanonicalJson.text(ENROLLMENT), EnrollmentReported.class))
                .isEqualTo(ENROLLMENT);
    }

    @Test
    void canonical_json_sorts_the_keys_of_maps_and_shows_nulls() {
        assertThat(CanonicalJson.text(ENROLLMENT))
                .isEqualTo(
                        "{\"id\":\"e1\",\"userId\":\"u1\",\"classId\":\"c1\",\"schoolId\":\"s1\",\"role\":\"student\","
                                + "\"primary\":null,\"beginDate\":\"2026-08-17\",\"endDate\":null,"
                                + "\"metadata\":{\"a\":\"1\",\"b\":\"2\"}}");
    }

    @Test
    void an_enrollment_is_indexed_with_what_rules_read() {
        var change = (IndexChange.Roster)
                new RosterIndexing().of("enrollment:e1", ENROLLMENT).getFirst();
        assertThat(change.hash()).isEqualTo(ContentHash.of(ENROLLMENT)).hasSize(64);
        assertThat(change.facts())
                .isEqualTo(Map.of(
                        "classId", "c1", "userId", "u1", "schoolId", "s1", "role", "student", "begin", "2026-08-17"));
    }

    @Test
    void a_withdrawn_record_is_indexed_as_inactive() {
        assertThat(new RosterIndexing().of("enrollment:e1", new EnrollmentWithdrawn("e1")))
                .containsExactly(new IndexChange.Roster(RosterKind.ENROLLMENT, "e1", "", false, Map.of()));
    }
}
