package org.rollbook.query.readmodel.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Criteria.Comparison;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.History;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;

/** Statements that are asked often are planned well without knowing their parameters: no large table is read whole. */
class PlansIT {
    private static final Model PEOPLE = Model.named("people")
            .indexedText("modified")
            .indexedText("familyName")
            .indexedTexts("roles")
            .talliedBy("roles")
            .beingFollowed();
    private static final Model LINKS =
            Model.named("links").indexedText("class.sourcedId").indexedText("user.sourcedId");
    private static final Scope EVERYTHING = Scope.everything();
    private static final Scope ONE_SCHOOL = Scope.of(Set.of("school-7"));
    private static final Criteria ACTIVE = new Criteria.Active();
    private static final Criteria DELTA = new Criteria.Compare("modified", Comparison.GREATER, "2026");
    private static final Criteria OF_CLASS =
            new Criteria.Related(LINKS, Criteria.equal("class.sourcedId", "class-3"), "user.sourcedId", "");

    private static EmbeddedPostgres server;
    private static Names names;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        String url = "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
        var store = new PostgresStore(url, 2, Duration.ofSeconds(20));
        var generation =
                store.create("code", List.of(PEOPLE, LINKS), 0).blockOptional().orElseThrow();
        store.close().block();
        names = Names.of(generation.number());
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into " + names.rows(PEOPLE)
                    + " select 'p' || lpad(i::text, 7, '0'), i, " + Names.FOREVER
                    + ", array['school-' || i % 40], true,"
                    + " jsonb_build_object('modified', (2000 + i % 30)::text, 'familyName', 'name' || i % 900,"
                    + " 'roles', array['student']), repeat('x', 300), null, null from generate_series(1, 30000) i");
            statement.execute(
                    "insert into " + names.rows(LINKS)
                            + " select 'l' || lpad(i::text, 7, '0'), i, " + Names.FOREVER
                            + ", array['school-' || i % 40], true,"
                            + " jsonb_build_object('class.sourcedId', 'class-' || i % 1500, 'user.sourcedId', 'p' ||"
                            + " lpad((i % 30000)::text, 7, '0')), repeat('x', 200), null, null from generate_series(1, 40000) i");
            statement.execute("insert into " + names.members(PEOPLE)
                    + " select 0, 'school-' || i % 40, 'p' || lpad(i::text, 7, '0'), i, " + Names.FOREVER
                    + ", true from generate_series(1, 30000) i");
            statement.execute("vacuum (analyze)");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static RowQuery query(Criteria criteria, Scope scope, @Nullable Long total) {
        var drive = Drive.of(PEOPLE, criteria, scope, total);
        return new RowQuery(names, PEOPLE, drive, scope, 30_000, new Order(null, false));
    }

    private static String plan(Sql sql) throws SQLException {
        String simply = server.getJdbcUrl("postgres", "postgres") + "&preferQueryMode=simple";
        try (var connection = DriverManager.getConnection(simply)) {
            for (var setting : PostgresStore.settings().entrySet()) {
                execute(
                        connection,
                        "select set_config('" + setting.getKey() + "', '" + setting.getValue() + "', false)");
            }
            return execute(connection, "explain (generic_plan) " + sql.text());
        }
    }

    private static String execute(Connection connection, String text) throws SQLException {
        var lines = new StringBuilder();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(text)) {
            while (result.next()) lines.append(result.getString(1)).append('\n');
        }
        return lines.toString();
    }

    private static void assertByIndex(String plan) {
        assertThat(plan).doesNotContain("Seq Scan").doesNotContain("Hash Join").doesNotContain("Merge Join");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void the_first_page_and_any_after_it_come_from_the_index_alone(int limit) throws SQLException {
        for (var mark : new Mark[] {null, new Mark(null, "p0012345")}) {
            String plan = plan(query(ACTIVE, EVERYTHING, 30_000L).page(Form.BODY, mark, 0, limit, false));
            assertByIndex(plan);
            assertThat(plan)
                    .contains("Index Only Scan using people_id_from_pos_to_pos_active_body_idx")
                    .doesNotContain("Sort");
        }
    }

    @Test
    void changes_are_read_in_their_order() throws SQLException {
        for (String afterId : new String[] {null, "p0012345"}) {
            var history = new History(PEOPLE, ACTIVE, ONE_SCHOOL, 12_345, afterId, 30_000, 100);
            String plan = plan(new ChangesQuery(names, history).sql());
            assertByIndex(plan);
            assertThat(plan)
                    .contains("people_from_pos_id_idx", "people_to_pos_id_idx")
                    .contains("Merge Append")
                    .doesNotContain("->  Sort");
        }
    }

    @Test
    void the_last_page_is_read_from_the_end() throws SQLException {
        String plan = plan(query(ACTIVE, EVERYTHING, 30_000L).page(Form.BODY, null, 20, 100, true));
        assertByIndex(plan);
        assertThat(plan).contains("Index Only Scan");
    }

    @Test
    void a_page_of_one_school_begins_with_its_members() throws SQLException {
        String plan = plan(query(ACTIVE, ONE_SCHOOL, 750L).page(Form.BODY, null, 0, 100, false));
        assertByIndex(plan);
        assertThat(plan).contains("Index Only Scan using people__members_pkey");
    }

    @Test
    void a_small_delta_begins_with_what_changed() throws SQLException {
        String page = plan(query(DELTA, EVERYTHING, 100L).page(Form.BODY, null, 0, 100, false));
        assertByIndex(page);
        assertThat(page).contains("people_expr_id_from_pos_to_pos_idx");
        String count = plan(query(DELTA, EVERYTHING, null).count());
        assertByIndex(count);
        assertThat(count).contains("people_expr_id_from_pos_to_pos_idx");
    }

    @Test
    void people_of_a_class_begin_with_its_links() throws SQLException {
        var criteria = Criteria.and(ACTIVE, OF_CLASS);
        for (var sql : List.of(
                query(criteria, EVERYTHING, 30L).page(Form.BODY, null, 0, 100, false),
                query(criteria, ONE_SCHOOL, 30L).page(Form.BODY, null, 0, 100, false),
                query(criteria, EVERYTHING, null).count())) {
            String plan = plan(sql);
            assertByIndex(plan);
            assertThat(plan).contains("links_expr_id_from_pos_to_pos_idx");
        }
    }

    @Test
    void an_order_by_an_indexed_field_is_read_from_its_index() throws SQLException {
        var order = new Order(PEOPLE.field("familyName"), false);
        var drive = Drive.of(PEOPLE, ACTIVE, EVERYTHING, null).sorted(ACTIVE);
        for (var mark : new Mark[] {null, new Mark("name5", "p0000005")}) {
            var sql =
                    new RowQuery(names, PEOPLE, drive, EVERYTHING, 30_000, order).page(Form.BODY, mark, 0, 100, false);
            String plan = plan(sql);
            assertByIndex(plan);
            assertThat(plan).doesNotContain("Sort");
        }
    }
}
