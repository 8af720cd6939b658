package org.rollbook.query.oneroster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.connection.applications.ConnectionsProjection;
import org.rollbook.query.readmodel.GrowingLedger;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.ReadSide;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.readmodel.StoreClearing;

/** A ledger that grows, what is read from it, and the feed of one connection. */
abstract class FeedFixture {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    static final String CONNECTION = "con-1";
    static final Set<Collection> ALL = EnumSet.complementOf(EnumSet.of(
            Collection.SCHOOLS,
            Collection.TERMS,
            Collection.GRADING_PERIODS,
            Collection.STUDENTS,
            Collection.TEACHERS));

    final GrowingLedger ledger = new GrowingLedger();
    /** Of entries, nothing but the time is asked for. */
    private final LedgerEntries times = (after, stream, name, limit) -> {
        var entry = ledger.entries().get((int) after);
        var found = new LedgerEntry(after + 1, null, null, "", "", 1, entry.recordedAt(), "{}", "{}", "");
        return CompletableFuture.completedFuture(new LedgerPage(List.of(found), 1));
    };

    private ReadSide readSide;
    private FeedQueries feed;
    private OneRosterQueries queries;

    /** A store whose database is used by nobody else. */
    abstract ReadModelStore open();

    @BeforeEach
    void start() {
        var options = new ReadSide.Options(50, 4, Duration.ofSeconds(20), Duration.ofMillis(500));
        List<Projection> projections = List.of(GeneratedDistrict.ALL, new ConnectionsProjection());
        readSide = ReadSide.open(open(), ledger, projections, options);
        feed = new FeedQueries(readSide.readModels(), times);
        queries = new OneRosterQueries(readSide.readModels());
    }

    @AfterEach
    void stop() {
        readSide.close();
        StoreClearing.clear(open());
    }

    void append(Object... events) {
        var entries = new ArrayList<RecordedEvent>();
        for (Object event : events) {
            entries.add(GeneratedDistrict.entry(ledger.head() + entries.size() + 1, event));
        }
        ledger.append(entries);
        readSide.readModels().reached(ledger.head()).block(LIMIT);
    }

    /** Queries that have made no part of a package yet. */
    ExportQueries exports() {
        return new ExportQueries(readSide.readModels(), times);
    }

    ChangePage find(Version version, @Nullable String after, int limit) {
        return feed.handle(new FindChanges(CONNECTION, version, ALL, after, limit))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    static ConnectionOpened opened(@Nullable Set<String> schools, Set<Function> functions) {
        return new ConnectionOpened(
                CONNECTION,
                "app-1",
                ConnectionKind.ONEROSTER_1_2,
                "tests",
                schools,
                functions,
                functions,
                true,
                Profile.LENIENT,
                "client",
                "hash");
    }

    Map<String, String> seen(Version version, @Nullable Set<String> schools, Collection collection) {
        var reader = new Reader(CONNECTION, Profile.LENIENT, schools);
        var question =
                new FindObjects(version, collection, List.of(), reader, 10_000, 0, null, false, null, List.of(), null);
        var objects = new TreeMap<String, String>();
        queries.handle(question)
                .blockOptional(LIMIT)
                .orElseThrow()
                .objects()
                .forEach(object ->
                        objects.put(StoredJson.object(object).path("sourcedId").asString(), object));
        return objects;
    }
}
