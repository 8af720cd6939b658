package org.rollbook.ledger.roster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.modelling.command.Repository;
import org.rollbook.command.gradebook.Category;
import org.rollbook.command.gradebook.GradebookIndexing;
import org.rollbook.command.gradebook.LineItem;
import org.rollbook.command.gradebook.ScoreScale;
import org.rollbook.command.gradebook.ScoreWithdrawals;
import org.rollbook.command.roster.RosterImport;
import org.rollbook.command.roster.RosterIndexing;
import org.rollbook.command.roster.RosterReports;
import org.rollbook.command.roster.WhenImportRequestedThenRun;
import org.rollbook.ledger.CommandSide;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.ledger.LedgerCommands;
import org.rollbook.ledger.LedgerMigration;
import org.rollbook.messages.Caller;
import org.rollbook.messages.roster.ApproveImport;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.ImportFailed;
import org.rollbook.messages.roster.ImportFinished;
import org.rollbook.messages.roster.ImportHeld;
import org.rollbook.messages.roster.ImportProblem;
import org.rollbook.messages.roster.RequestImport;
import org.rollbook.query.readmodel.RecordedEvent;

/** A real ledger with an import that runs by itself: packages in, events out. */
final class TestDistrict implements AutoCloseable {
    private static final Caller ADMINISTRATOR = new Caller("req", null, null, "administrator");
    private static EmbeddedPostgres server;

    final Path uploads;
    private final DatabaseAddress address;
    private Ledger ledger;
    private LedgerCommands commands;
    private Repository<LineItem> lineItems;
    private PostgresStaging staging;
    private WhenImportRequestedThenRun imports;

    private TestDistrict(Path uploads, DatabaseAddress address) {
        this.uploads = uploads;
        this.address = address;
    }

    static synchronized TestDistrict empty(Path uploads) throws IOException {
        if (server == null) {
            server = EmbeddedPostgres.builder().start();
            LedgerMigration.migrate(server.getPostgresDatabase());
        }
        sql("truncate ledger.entry, ledger.snapshot, ledger.claim, ledger.roster_index, ledger.setting, ledger.sis_row,"
                + " ledger.source_time");
        var district = new TestDistrict(
                uploads, new DatabaseAddress("localhost", server.getPort(), "postgres", "postgres", "postgres", null));
        district.start();
        return district;
    }

    void start() {
        ledger = Ledger.open(address, List.of(new GradebookIndexing(), new RosterIndexing()), Clock.systemUTC());
        CommandSide side = ledger.commandSide(Clock.systemUTC())
                .aggregate(RosterImport.class)
                .aggregate(Category.class)
                .aggregate(ScoreScale.class)
                .aggregate(LineItem.class)
                .handler(new RosterReports());
        lineItems = side.repository(LineItem.class);
        commands = side.handler(new ScoreWithdrawals(lineItems)).commands();
        staging = new PostgresStaging(address);
        imports = new WhenImportRequestedThenRun(staging, this::file, commands);
        ledger.eventStore().subscribe(imports::react);
        imports.start();
    }

    void stop() {
        imports.close();
        staging.close();
        ledger.close();
    }

    Path file(String importId) {
        return uploads.resolve(importId + ".zip");
    }

    PostgresStaging staging() {
        return staging;
    }

    Ledger ledger() {
        return ledger;
    }

    Repository<LineItem> lineItems() {
        return lineItems;
    }

    LedgerCommands commands() {
        return commands;
    }

    static void sql(String statement) {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String value(String query) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Asks for an import and answers its id, without waiting. */
    String request(Path zip, boolean dryRun, boolean allowLargeRemoval) throws IOException {
        String id = "imp-" + UUID.randomUUID();
        Files.copy(zip, file(id));
        commands.send(new RequestImport(id, "0", Files.size(zip), dryRun, allowLargeRemoval), ADMINISTRATOR)
                .join();
        return id;
    }

    Result run(Path zip) throws IOException {
        return ended(request(zip, false, false));
    }

    Result dryRun(Path zip) throws IOException {
        return ended(request(zip, true, false));
    }

    Result approve(String id) {
        commands.send(new ApproveImport(id), ADMINISTRATOR).join();
        return ended(id);
    }

    /** Waits until the import is done, has failed or is held, and the newest of these words comes last. */
    Result ended(String id) {
        await("the import ends", () -> end(id) != null);
        return new Result(id, end(id), rosterEvents(id));
    }

    private Object end(String id) {
        var newest = value("select name from ledger.entry where stream = '" + id + "' order by version desc limit 1");
        if (!List.of("roster.import-finished", "roster.import-failed", "roster.import-held")
                .contains(newest)) {
            return null;
        }
        List<RecordedEvent> own = eventsOf(id);
        Object last = own.isEmpty() ? null : own.getLast().event();
        return last instanceof ImportFinished || last instanceof ImportFailed || last instanceof ImportHeld
                ? last
                : null;
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within three minutes: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    long stored(String name) {
        return Long.parseLong(value("select count(*) from ledger.entry where name = '" + name + "'"));
    }

    private List<RecordedEvent> eventsOf(String id) {
        return events().stream().filter(e -> id.equals(e.stream())).toList();
    }

    /** Events about records that the import caused. */
    List<Object> rosterEvents(String id) {
        return events().stream()
                .filter(e -> e.stream() != null && !id.equals(e.stream()))
                .filter(e -> ("import:" + id).equals(e.metadata().get("user")))
                .map(RecordedEvent::event)
                .toList();
    }

    List<RecordedEvent> events() {
        List<RecordedEvent> all = new ArrayList<>();
        List<RecordedEvent> page = ledger.events().after(0, 5_000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = ledger.events().after(page.getLast().position(), 5_000);
        }
        return all;
    }

    @Override
    public void close() {
        stop();
    }

    /** How an import ended, and the events that it caused. */
    record Result(String id, Object end, List<Object> events) {
        Map<String, ImportCounts> counts() {
            return switch (end) {
                case ImportFinished e -> e.counts();
                case ImportHeld e -> e.counts();
                default -> Map.of();
            };
        }

        List<ImportProblem> problems() {
            return switch (end) {
                case ImportFinished e -> e.problems();
                case ImportHeld e -> e.problems();
                case ImportFailed e -> e.problems();
                default -> List.of();
            };
        }

        <T> List<T> events(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
