package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindChanges;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;
import org.rollbook.query.connection.applications.ConnectionsProjection;
import org.rollbook.query.readmodel.GrowingLedger;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.ReadSide;
import org.rollbook.query.readmodel.RecordedEvent;

/** Who follows a feed, from wherever, in pieces of any size, holds what the connection sees. */
@Tag("N11")
abstract class FeedContract {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CONNECTION = "con-1";
    private static final Set<Collection> ALL = EnumSet.complementOf(EnumSet.of(
            Collection.SCHOOLS,
            Collection.TERMS,
            Collection.GRADING_PERIODS,
            Collection.STUDENTS,
            Collection.TEACHERS));
    /** Collections whose objects hold no reference that can be hidden while they are visible. */
    private static final Set<Collection> WHOLE = EnumSet.of(
            Collection.CLASSES,
            Collection.ENROLLMENTS,
            Collection.DEMOGRAPHICS,
            Collection.CATEGORIES,
            Collection.LINE_ITEMS,
            Collection.RESULTS);

    private final GrowingLedger ledger = new GrowingLedger();
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
        feed = new FeedQueries(readSide.readModels(), (after, stream, name, limit) -> {
            var entry = ledger.entries().get((int) after);
            var found = new LedgerEntry(after + 1, null, null, "", "", 1, entry.recordedAt(), "{}", "{}", "");
            return CompletableFuture.completedFuture(new LedgerPage(List.of(found), 1));
        });
        queries = new OneRosterQueries(readSide.readModels());
    }

    @AfterEach
    void stop() {
        readSide.close();
        var store = open();
        store.generations()
                .blockOptional(LIMIT)
                .orElseThrow()
                .forEach(one -> store.drop(one.number()).block(LIMIT));
        store.close().block(LIMIT);
    }

    private void append(Object... events) {
        var entries = new ArrayList<RecordedEvent>();
        for (Object event : events) {
            entries.add(GeneratedDistrict.entry(ledger.head() + entries.size() + 1, event));
        }
        ledger.append(entries);
        readSide.readModels().reached(ledger.head()).block(LIMIT);
    }

    private ChangePage find(Version version, @Nullable String after, int limit) {
        return feed.handle(new FindChanges(CONNECTION, version, ALL, after, limit))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static ConnectionOpened opened(@Nullable Set<String> schools, Set<Function> functions) {
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

    /** Follows the feed and keeps what it is told. */
    private final class Follower {
        private final Version version;
        private final int limit;
        private final Map<Collection, Map<String, ObjectChange>> held = new TreeMap<>();
        private @Nullable String after;

        Follower(Version version, int limit) {
            this.version = version;
            this.limit = limit;
        }

        boolean read() {
            var page = find(version, after, limit);
            assertThat(page.changes().size()).isLessThanOrEqualTo(limit);
            for (var change : page.changes()) {
                held.computeIfAbsent(change.collection(), c -> new TreeMap<>()).put(change.sourcedId(), change);
            }
            after = page.next();
            return page.more();
        }

        void readAll() {
            while (read()) {
                assertThat(after).isNotNull();
            }
        }

        Map<String, String> active(Collection collection) {
            var objects = new TreeMap<String, String>();
            held.getOrDefault(collection, Map.of()).forEach((id, change) -> {
                if (change.status().equals("active")) {
                    objects.put(id, change.object());
                }
            });
            return objects;
        }
    }

    private Map<String, String> seen(Version version, @Nullable Set<String> schools, Collection collection) {
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

    @Test
    void a_follower_from_anywhere_holds_what_the_connection_sees() {
        for (int round = 0; round < 2; round++) {
            long seed = Long.getLong("seed", System.nanoTime());
            System.out.println(getClass().getSimpleName() + " seed " + seed);
            follow(new Random(seed), "seed " + seed);
            stop();
            start();
        }
    }

    private void follow(Random random, String seed) {
        append(GeneratedDistrict.events(random.nextLong()).stream()
                .limit(random.nextInt(60))
                .map(RecordedEvent::event)
                .toArray());
        append(opened(schools(random), Set.of(Function.ROSTER_SYNC)));
        Set<String> schools = null;
        var followers = new ArrayList<Follower>();
        for (int limit : List.of(1, 3, 40, 1_000)) {
            for (var version : Version.values()) {
                followers.add(new Follower(version, limit));
            }
        }
        append(new ScopeChanged(CONNECTION, schools, true));
        for (int step = 0; step < 40; step++) {
            var events = new ArrayList<Object>();
            for (int i = random.nextInt(20); i > 0; i--) {
                events.add(change(random));
            }
            if (random.nextInt(4) == 0) {
                schools = schools(random);
                events.add(new ScopeChanged(CONNECTION, schools, true));
            }
            append(events.toArray());
            for (var follower : followers) {
                if (random.nextInt(3) == 0) {
                    follower.read();
                }
            }
        }
        append(new FunctionEnabled(CONNECTION, Function.GRADE_BOOK_SYNC));
        for (var follower : followers) {
            follower.readAll();
            for (var collection : ALL) {
                boolean none = follower.version == Version.V1P1 && collection == Collection.SCORE_SCALES;
                if (none) {
                    continue;
                }
                var seen = seen(follower.version, schools, collection);
                var held = follower.active(collection);
                String what =
                        seed + " " + follower.version + " by " + follower.limit + " of " + schools + ": " + collection;
                assertThat(held.keySet()).as(what).isEqualTo(seen.keySet());
                if (schools == null || WHOLE.contains(collection)) {
                    assertThat(held).as(what).isEqualTo(seen);
                }
            }
        }
    }

    private static @Nullable Set<String> schools(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Set.of("org-north");
            case 2 -> Set.of("org-south");
            case 3 -> Set.of();
            default -> Set.of("org-north", "org-south");
        };
    }

    private static Object change(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new PersonWithdrawn("us-%02d".formatted(random.nextInt(24)));
            case 1 -> new ClassWithdrawn("cl-" + random.nextInt(6));
            case 2 -> new EnrollmentWithdrawn("en-" + random.nextInt(6) + "-" + random.nextInt(5));
            case 3 -> new CategoryWithdrawn("cat-1");
            case 4 -> new ScoreWithdrawn("re-0-0", "li-0", "us-00");
            case 5 -> new FunctionEnabled(CONNECTION, Function.GRADE_BOOK_SYNC);
            case 6 -> new FunctionDisabled(CONNECTION, Function.GRADE_BOOK_SYNC);
            case 7 -> new ConnectionDisabled(CONNECTION);
            case 8 -> new ConnectionEnabled(CONNECTION);
            case 9 -> moved(random);
            default -> {
                var events = GeneratedDistrict.events(random.nextLong());
                yield events.get(random.nextInt(events.size())).event();
            }
        };
    }

    private static ClassReported moved(Random random) {
        return new ClassReported(
                "cl-" + random.nextInt(6),
                "Moved",
                null,
                "scheduled",
                null,
                List.of(),
                List.of(),
                "co-1",
                GeneratedDistrict.SCHOOLS.get(random.nextInt(2)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    void a_class_that_moves_to_another_school_goes_out_of_sight() {
        append(opened(Set.of("org-north"), Set.of(Function.ROSTER_SYNC)));
        append(classAt("org-north"));
        var before = find(Version.V1P2, null, 10);
        append(classAt("org-south"));

        assertThat(before.changes()).singleElement().satisfies(change -> {
            assertThat(change.position()).isEqualTo(2);
            assertThat(change.status()).isEqualTo("active");
        });
        var after = find(Version.V1P2, before.next(), 10);
        String time = Times.text(ledger.entries().getLast().recordedAt());
        assertThat(after.changes())
                .containsExactly(new ObjectChange(
                        Collection.CLASSES,
                        "cl-0",
                        "tobedeleted",
                        time,
                        3,
                        after.changes().getFirst().cursor(),
                        "{\"sourcedId\":\"cl-0\",\"status\":\"tobedeleted\",\"dateLastModified\":\"" + time + "\"}"));
        assertThat(after.next()).isEqualTo("3");
        assertThat(after.more()).isFalse();
    }

    private static ClassReported classAt(String school) {
        return new ClassReported(
                "cl-0",
                "Algebra",
                null,
                "scheduled",
                null,
                List.of(),
                List.of(),
                "co-1",
                school,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    void a_change_of_scope_shows_and_hides_what_did_not_change_itself() {
        append(opened(Set.of("org-north"), Set.of(Function.ROSTER_SYNC)));
        append(classAt("org-south"));
        String cursor = find(Version.V1P2, null, 10).next();
        append(new ScopeChanged(CONNECTION, Set.of("org-south"), false));
        var appeared = find(Version.V1P2, cursor, 10);
        append(new ScopeChanged(CONNECTION, Set.of("org-north"), false));
        var disappeared = find(Version.V1P2, appeared.next(), 10);

        assertThat(appeared.changes()).extracting(ObjectChange::status).containsExactly("active");
        assertThat(appeared.changes()).extracting(ObjectChange::position).containsExactly(3L);
        assertThat(disappeared.changes()).extracting(ObjectChange::status).containsExactly("tobedeleted");
        assertThat(disappeared.changes()).extracting(ObjectChange::position).containsExactly(4L);
        assertThat(find(Version.V1P2, null, 10).changes())
                .as("what is hidden today is not shown as it was, either")
                .extracting(ObjectChange::object)
                .noneMatch(object -> object.contains("Algebra"));
    }

    @Test
    void only_what_the_feed_gave_is_a_cursor() {
        for (String wrong :
                List.of("x", "-1", "1.users", "1.nowhere.eA", "1.users.%", "99999999999999999999", "1.users.")) {
            assertThatThrownBy(() -> find(Version.V1P2, wrong, 10))
                    .as(wrong)
                    .hasMessageContaining("after is neither a position nor a cursor");
        }
    }
}
