package org.rollbook.query.connection.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ClientKeysSet;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionMoved;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.FindApplications;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.GetApplication;
import org.rollbook.messages.connection.GetConnection;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.connection.OtherCredentials;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.connection.SecretExpirySet;
import org.rollbook.messages.connection.SecretRenewed;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.connection.VendorHeader;
import org.rollbook.messages.connection.VendorHeaderDemanded;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.query.QueryHandlers;
import org.rollbook.query.StoredRows;
import org.rollbook.query.Told;
import org.rollbook.query.readmodel.RecordedEvent;

class ConnectionsTest {
    private static final ApplicationAdded READING =
            new ApplicationAdded("app-1", "Reading", "reading", false, Set.of(Function.ROSTER_SYNC));
    private static final ApplicationAdded ALGEBRA =
            new ApplicationAdded("app-2", "algebra", null, false, Set.of(Function.ROSTER_SYNC));
    private static final ConnectionOpened OPENED = new ConnectionOpened(
            "con-1",
            "app-1",
            ConnectionKind.ONEROSTER_1_2,
            "for everyone",
            Set.of("s2", "s1"),
            Set.of(Function.ROSTER_SYNC),
            Set.of(Function.ROSTER_SYNC),
            false,
            Profile.LENIENT,
            "client-1",
            "aa");

    @Test
    void a_client_id_leads_to_its_connection_and_partner() {
        var view = connection(tell(READING, OPENED)).orElseThrow();

        assertThat(view.id()).isEqualTo("con-1");
        assertThat(view.partnerId()).isEqualTo("reading");
        assertThat(view.enabled()).isTrue();
        assertThat(view.schools()).containsExactly("s1", "s2");
    }

    @Test
    void an_unknown_client_id_leads_nowhere() {
        assertThat(connection(tell(READING))).isEmpty();
    }

    @Test
    void changes_of_a_connection_are_told() {
        var view = connection(tell(
                        READING,
                        ALGEBRA,
                        OPENED,
                        new ConnectionDisabled("con-1"),
                        new FunctionEnabled("con-1", Function.GRADE_BOOK_SYNC),
                        new FunctionDisabled("con-1", Function.ROSTER_SYNC),
                        new ScopeChanged("con-1", null, true),
                        new ConnectionMoved("con-1", "app-1", "app-2")))
                .orElseThrow();

        assertThat(view.enabled()).isFalse();
        assertThat(view.functions()).containsExactly(Function.GRADE_BOOK_SYNC);
        assertThat(view.schools()).isNull();
        assertThat(view.demographics()).isTrue();
        assertThat(view.applicationId()).isEqualTo("app-2");
        assertThat(view.partnerId()).isNull();
    }

    @Test
    @Tag("N19")
    void a_renewed_secret_keeps_the_one_before_for_a_while() {
        var until = Instant.parse("2026-09-08T00:00:00Z");

        var view = connection(tell(READING, OPENED, new SecretRenewed("con-1", "bb", until)))
                .orElseThrow();

        assertThat(view.secretSha256()).isEqualTo("bb");
        assertThat(view.previousSecretSha256()).isEqualTo("aa");
        assertThat(view.previousUntil()).isEqualTo(until);
    }

    @Test
    @Tag("N19")
    void a_sealed_secret_stays_with_the_secret_that_it_is() {
        var view = connection(tell(
                        READING,
                        OPENED,
                        new SecretSealed("con-1", "aa", "sealed aa"),
                        new SecretRenewed("con-1", "bb", Instant.parse("2026-09-08T00:00:00Z")),
                        new SecretSealed("con-1", "bb", "sealed bb")))
                .orElseThrow();

        assertThat(view.proofs().sealedSecret()).isEqualTo("sealed bb");
        assertThat(view.proofs().previousSealedSecret()).isEqualTo("sealed aa");
    }

    @Test
    @Tag("P18")
    void a_secret_ends_with_its_time_and_the_one_before_not_later_than_its_own() {
        var end = Instant.parse("2026-09-05T00:00:00Z");
        var view = connection(tell(
                        READING,
                        OPENED,
                        new SecretExpirySet("con-1", "aa", end),
                        new SecretRenewed("con-1", "bb", Instant.parse("2026-09-08T00:00:00Z"))))
                .orElseThrow();

        assertThat(view.previousUntil()).isEqualTo(end);
        assertThat(view.proofs().secretExpiresAt()).isNull();
    }

    @Test
    @Tag("R20")
    void it_has_its_keys_and_its_second_factor() {
        var keys = new ClientKeys("https://vendor.example/keys", null);
        var header = new VendorHeader("vendor", "cc");
        var view = connection(tell(
                        READING, OPENED, new ClientKeysSet("con-1", keys), new VendorHeaderDemanded("con-1", header)))
                .orElseThrow();

        assertThat(view.proofs().keys()).isEqualTo(keys);
        assertThat(view.proofs().vendorHeader()).isEqualTo(header);
    }

    @Test
    void an_answer_from_memory_ends_with_the_next_change() {
        var rows = tell(READING, OPENED);
        var queries = queries(rows);
        assertThat(queries.ask(new GetConnection("client-1"))
                        .join()
                        .orElseThrow()
                        .enabled())
                .isTrue();

        rows.project(new ConnectionsProjection(), List.of(at(3, new ConnectionDisabled("con-1"))));
        assertThat(queries.ask(new GetConnection("client-1"))
                        .join()
                        .orElseThrow()
                        .enabled())
                .isFalse();

        rows.project(new ConnectionsProjection(), List.of(at(4, new ConnectionEnabled("con-1"))));
        assertThat(queries.ask(new GetConnection("client-1"))
                        .join()
                        .orElseThrow()
                        .enabled())
                .isTrue();
    }

    @Test
    @Tag("S04")
    void applications_are_listed_by_name_part_by_part() {
        var queries = queries(tell(READING, ALGEBRA, OPENED));

        var first = queries.ask(new FindApplications(true, 1, null)).join();
        assertThat(first.items()).extracting(ApplicationView::name).containsExactly("algebra");
        assertThat(first.total()).isEqualTo(2);

        var second = queries.ask(new FindApplications(true, 1, first.next())).join();
        assertThat(second.items()).extracting(ApplicationView::name).containsExactly("Reading");
        assertThat(second.items().getFirst().connections())
                .extracting(ConnectionView::clientId)
                .containsExactly("client-1");
        assertThat(second.next()).isNull();
    }

    @Test
    @Tag("S07")
    void applications_without_a_connection_are_listed_on_request_only() {
        var queries = queries(tell(READING, ALGEBRA, OPENED));

        var connected = queries.ask(new FindApplications(false, 10, null)).join();
        assertThat(connected.items()).extracting(ApplicationView::name).containsExactly("Reading");
        assertThat(connected.total()).isEqualTo(1);
    }

    @Test
    @Tag("S41")
    void credentials_of_nobody_known_are_listed_under_a_name_of_their_own() {
        var moved = new ConnectionMoved("con-1", "app-1", OtherCredentials.ID);
        var queries = queries(tell(READING, OPENED, moved));

        assertThat(queries.ask(new FindApplications(false, 10, null)).join().items())
                .extracting(ApplicationView::name)
                .containsExactly(OtherCredentials.NAME);
        assertThat(queries(tell())
                        .ask(new GetApplication(OtherCredentials.ID))
                        .join()
                        .connections())
                .isEmpty();
    }

    @Test
    void what_does_not_exist_is_refused_by_name() {
        var queries = queries(tell());

        assertThatThrownBy(() -> queries.ask(new GetApplication("app-9")).join())
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("app-9");
        assertThatThrownBy(() -> queries.ask(new GetConnectionById("con-9")).join())
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("con-9");
        assertThatThrownBy(() ->
                        queries.ask(new FindApplications(true, 1, "nonsense")).join())
                .hasMessageContaining("cursor");
    }

    private static RecordedEvent at(long position, Object event) {
        return new RecordedEvent(position, Told.BEGIN.plusSeconds(position), null, position, event, java.util.Map.of());
    }

    private static StoredRows tell(Object... events) {
        return Told.of(events).to(new ApplicationsProjection(), new ConnectionsProjection());
    }

    private static Optional<ConnectionView> connection(StoredRows rows) {
        return queries(rows).ask(new GetConnection("client-1")).join();
    }

    private static QueryHandlers queries(StoredRows rows) {
        return new QueryHandlers(rows, List.of(new ApplicationQueries(rows), new ConnectionQueries(rows)));
    }
}
