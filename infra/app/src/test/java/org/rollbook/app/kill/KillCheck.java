package org.rollbook.app.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.rollbook.app.RollbookApplication;
import org.rollbook.app.embedded.EmbeddedDatabase;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.ReadSide;
import tools.jackson.databind.json.JsonMapper;

/** Looks for what a killed service should never leave behind. */
final class KillCheck {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration REBUILD = Duration.ofMinutes(2);

    private final List<String> violations = new ArrayList<>();

    private KillCheck() {}

    /** What is wrong in the data that the service left behind; empty when nothing is. */
    static List<String> violations(Path data, Map<String, MixedLoad.Written> results, PackageLoad.Delivered delivered)
            throws IOException, SQLException {
        var check = new KillCheck();
        try (var context = RollbookApplication.start(
                Map.of("rollbook.data", data.toString(), "server.port", "0", "rollbook.management-port", "-1"))) {
            var address = DatabaseAddress.parse(EmbeddedDatabase.running(data).orElseThrow());
            check.everyImportEnds(address);
            check.theRosterIsThatOfOnePackage(address, delivered);
            check.ledgerIsSound(address);
            check.everyAcknowledgedScoreIsThereOnce(address, results);
            check.readModelsAreWhatAReplayMakes(
                    context.getBean(ReadSide.class),
                    context.getBean(Ledger.class).events().head());
        }
        return check.violations;
    }

    private void everyImportEnds(DatabaseAddress address) throws SQLException {
        var deadline = System.nanoTime() + REBUILD.toNanos();
        while (number(address, "select count(*) from ledger.claim where kind = 'import-open'") > 0) {
            if (System.nanoTime() > deadline) {
                violations.add("an import does not end");
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        if (number(address, "select count(*) from ledger.entry where name = 'roster.import-failed'") > 0) {
            violations.add("an import failed");
        }
        if (number(address, """
                select count(*) from (select stream from ledger.entry where name = 'roster.import-finished'
                group by stream having count(*) > 1) twice""") > 0) {
            violations.add("an import was finished twice");
        }
    }

    private void theRosterIsThatOfOnePackage(DatabaseAddress address, PackageLoad.Delivered delivered)
            throws SQLException {
        var titles = new HashMap<Integer, String>();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var entries = statement.executeQuery("""
                        select distinct on (stream) substr(stream, 10)::int, payload from ledger.entry
                        where stream ~ '^resource:[0-9]+$' order by stream, version desc""")) {
            while (entries.next()) {
                titles.put(
                        entries.getInt(1),
                        JSON.readTree(entries.getString(2)).path("title").asString(""));
            }
        }
        titles.values().removeIf(String::isEmpty);
        for (var number = delivered.accepted; number <= delivered.sent; number++) {
            if (titles.equals(resources(number))) {
                return;
            }
        }
        violations.add("packages %d to %d: the roster has %d resources of %s"
                .formatted(delivered.accepted, delivered.sent, titles.size(), Set.copyOf(titles.values())));
    }

    private static Map<Integer, String> resources(int number) {
        var titles = new HashMap<Integer, String>();
        for (var i = 0; number > 0 && i < PackageLoad.RESOURCES; i++) {
            if (PackageLoad.has(number, i)) {
                titles.put(i, PackageLoad.title(number));
            }
        }
        return titles;
    }

    private static long number(DatabaseAddress address, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void ledgerIsSound(DatabaseAddress address) {
        var fault = Ledger.verify(address, position -> {}).fault();
        if (fault != null) {
            violations.add("entry " + fault.position() + ": " + fault.what());
        }
    }

    private void everyAcknowledgedScoreIsThereOnce(DatabaseAddress address, Map<String, MixedLoad.Written> results)
            throws SQLException {
        var last = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var statement = connection.createStatement();
                var entries = statement.executeQuery("select payload from ledger.entry where name ="
                        + " 'gradebook.score-recorded' order by position")) {
            while (entries.next()) {
                var event = JSON.readTree(entries.getString(1));
                var score = event.path("score").asInt();
                var before = last.put(event.path("resultId").asString(), score);
                if (before != null && before >= score) {
                    violations.add(event.path("resultId") + ": " + score + " was recorded after " + before);
                }
            }
        }
        results.forEach((result, written) -> {
            var stored = last.getOrDefault(result, -1);
            if (stored < written.acknowledged() || stored > written.sent()) {
                violations.add(result + ": acknowledged " + written.acknowledged() + ", stored " + stored);
            }
        });
    }

    private void readModelsAreWhatAReplayMakes(ReadSide readSide, long head) {
        var live = digests(readSide.readModels(), head);
        var before = serving(readSide);
        readSide.rebuild();
        var deadline = System.nanoTime() + REBUILD.toNanos();
        while (serving(readSide) == before) {
            if (System.nanoTime() > deadline) {
                violations.add("the read models were not rebuilt: " + readSide.status());
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        var replayed = digests(readSide.readModels(), head);
        if (!live.equals(replayed)) {
            violations.add("the read models differ from a replay: " + live + " and " + replayed);
        }
    }

    private static Map<String, String> digests(ReadModels readModels, long position) {
        readModels.reached(position).block(REBUILD);
        return readModels.digests(position).block(REBUILD);
    }

    private static int serving(ReadSide readSide) {
        return readSide.status().stream()
                .filter(ReadSide.Status::serving)
                .findFirst()
                .orElseThrow()
                .generation();
    }
}
