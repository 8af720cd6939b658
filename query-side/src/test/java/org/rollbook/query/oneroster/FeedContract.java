package org.rollbook.query.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.connection.ScopeChanged;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.query.readmodel.RecordedEvent;

/**
 * Who follows a feed, from wherever, in pieces of any size, holds what the connection sees; and who takes packages gets
 * what it sees, whatever parts of them were made before.
 */
@Tag("N11")
abstract class FeedContract extends FeedFixture {
    /** Collections whose objects hold no reference that can be hidden while they are visible. */
    private static final Set<Collection> WHOLE = EnumSet.of(
            Collection.CLASSES,
            Collection.ENROLLMENTS,
            Collection.DEMOGRAPHICS,
            Collection.CATEGORIES,
            Collection.LINE_ITEMS,
            Collection.RESULTS);

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

    @Test
    void packages_out_of_parts_that_were_made_before_say_what_new_ones_say() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + " seed " + seed);
        var random = new Random(seed);
        append(GeneratedDistrict.events(random.nextLong()).stream()
                .map(RecordedEvent::event)
                .toArray());
        append(opened(null, Set.of(Function.ROSTER_SYNC, Function.GRADE_BOOK_SYNC)));
        long opened = ledger.head();
        var before = List.of(new ExportedFiles(exports(), 3), new ExportedFiles(exports(), 10));
        for (int step = 0; step < 25; step++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                append(Happenings.happening(random));
            }
            if (random.nextInt(8) == 0) {
                append(new ScopeChanged(CONNECTION, Happenings.schools(random), true));
            }
            long position = Math.max(opened, ledger.head() - random.nextInt(3));
            for (var version : Version.values()) {
                var expected = new ExportedFiles(exports(), 1_000).of(version, position);
                for (var kept : before) {
                    assertThat(kept.of(version, position))
                            .as("seed %d, step %d, %s", seed, step, version)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_change_leaves_the_parts_of_packages_that_it_is_not_in() {
        append(opened(null, Set.of(Function.ROSTER_SYNC)));
        for (var id : List.of("cl-1", "cl-2", "cl-3", "cl-5", "cl-6")) {
            append(Happenings.taught(id, "Algebra", "org-north"));
        }
        var files = new ExportedFiles(exports(), 2);
        var before = files.parts(Version.V1P2, ExportFile.CLASSES, ledger.head());
        append(Happenings.taught("cl-4", "Algebra", "org-north"));
        append(new ClassWithdrawn("cl-3"), Happenings.taught("cl-5", "Geometry", "org-north"));

        var after = files.parts(Version.V1P2, ExportFile.CLASSES, ledger.head());
        assertThat(after).extracting(ExportPart::next).containsExactly("cl-2", "cl-5", null);
        assertThat(after).extracting(ExportPart::records).containsExactly(2, 2, 1);
        assertThat(after.get(0).rows()).isSameAs(before.get(0).rows());
        assertThat(after.get(1).rows()).isNotSameAs(before.get(1).rows());
        assertThat(after.get(2).rows()).isSameAs(before.get(2).rows());
    }

    private void follow(Random random, String seed) {
        append(GeneratedDistrict.events(random.nextLong()).stream()
                .limit(random.nextInt(60))
                .map(RecordedEvent::event)
                .toArray());
        append(opened(Happenings.schools(random), Set.of(Function.ROSTER_SYNC)));
        Set<String> schools = null;
        var followers = new ArrayList<FeedFollower>();
        for (int limit : List.of(1, 3, 40, 1_000)) {
            for (var version : Version.values()) {
                followers.add(new FeedFollower(this, version, limit));
            }
        }
        append(new ScopeChanged(CONNECTION, schools, true));
        for (int step = 0; step < 40; step++) {
            var events = new ArrayList<Object>();
            for (int i = random.nextInt(20); i > 0; i--) {
                events.add(Happenings.happening(random));
            }
            if (random.nextInt(4) == 0) {
                schools = Happenings.schools(random);
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

    private static ClassReported classAt(String school) {
        return Happenings.taught("cl-0", "Algebra", school);
    }
}
