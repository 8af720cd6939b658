package org.rollbook.query.oneroster;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ConnectionDisabled;
import org.rollbook.messages.connection.ConnectionEnabled;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.FunctionDisabled;
import org.rollbook.messages.connection.FunctionEnabled;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.ClassWithdrawn;
import org.rollbook.messages.roster.EnrollmentWithdrawn;
import org.rollbook.messages.roster.PersonWithdrawn;

/** What happens to the generated district and to the connection that reads it. */
final class Happenings {
    private Happenings() {}

    static @Nullable Set<String> schools(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Set.of("org-north");
            case 2 -> Set.of("org-south");
            case 3 -> Set.of();
            default -> Set.of("org-north", "org-south");
        };
    }

    static Object happening(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> new PersonWithdrawn("us-%02d".formatted(random.nextInt(24)));
            case 1 -> new ClassWithdrawn("cl-" + random.nextInt(6));
            case 2 -> new EnrollmentWithdrawn("en-" + random.nextInt(6) + "-" + random.nextInt(5));
            case 3 -> new CategoryWithdrawn("cat-1");
            case 4 -> new ScoreWithdrawn("re-0-0", "li-0", "us-00");
            case 5 -> new FunctionEnabled(FeedFixture.CONNECTION, Function.GRADE_BOOK_SYNC);
            case 6 -> new FunctionDisabled(FeedFixture.CONNECTION, Function.GRADE_BOOK_SYNC);
            case 7 -> new ConnectionDisabled(FeedFixture.CONNECTION);
            case 8 -> new ConnectionEnabled(FeedFixture.CONNECTION);
            case 9 -> taught("cl-" + random.nextInt(6), "Moved", GeneratedDistrict.SCHOOLS.get(random.nextInt(2)));
            default -> {
                var events = GeneratedDistrict.events(random.nextLong());
                yield events.get(random.nextInt(events.size())).event();
            }
        };
    }

    static ClassReported taught(String id, String title, String school) {
        return new ClassReported(
                id,
                title,
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
}
