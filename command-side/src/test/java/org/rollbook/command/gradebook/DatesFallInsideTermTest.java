package org.rollbook.command.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.Notes;
import org.rollbook.command.index.FactNames;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.roster.RosterKind;

/** The date rule against a second, slower wording of it: a day is good when it is one of the listed days of a term. */
@Tag("R2")
@Tag("S32")
class DatesFallInsideTermTest extends GradebookFixture<LineItem> {
    private static final LocalDate EPOCH = LocalDate.of(2026, 1, 1);
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    DatesFallInsideTermTest() {
        super(LineItem.class);
    }

    @Test
    void a_date_is_refused_exactly_when_no_term_has_the_day() {
        for (int i = 0; i < 20_000; i++) {
            Profile profile = random.nextBoolean() ? Profile.STRICT : Profile.LENIENT;
            List<Session> terms = terms();
            Instant assign = moment();
            Instant due = moment();

            Optional<Refused> refusal = check(new DatesFallInsideTerm(assign, due, terms, profile));

            boolean good = hasDay(terms, day(assign), profile) && hasDay(terms, day(due), profile);
            assertThat(refusal.isEmpty())
                    .as("seed %s: %s to %s in %s, %s", seed, assign, due, terms, profile)
                    .isEqualTo(good);
            refusal.ifPresent(refused -> {
                assertThat(refused.code()).isEqualTo(RefusalCode.DATE_OUTSIDE_TERM);
                assertThat(hasDay(terms, (LocalDate) refused.parameters().get(2), profile))
                        .as("seed %s: the hint %s names a good day", seed, refused.parameters())
                        .isTrue();
                assertThat(hasDay(terms, (LocalDate) refused.parameters().get(3), profile))
                        .as("seed %s: the hint %s names a good day", seed, refused.parameters())
                        .isTrue();
            });
        }
    }

    @Test
    void a_line_item_with_a_date_outside_is_refused_and_raises_nothing_else() {
        for (int i = 0; i < 300; i++) {
            LocalDate begin = EPOCH.plusDays(random.nextInt(300));
            LocalDate end = begin.plusDays(2 + random.nextInt(150));
            facts.record(
                    RosterKind.ACADEMIC_SESSION,
                    "fall",
                    Map.of(FactNames.BEGIN, begin.toString(), FactNames.END, end.toString()));
            Profile profile = random.nextBoolean() ? Profile.STRICT : Profile.LENIENT;
            Instant one = moment();
            Instant other = moment();
            Instant assign = one.isBefore(other) ? one : other;
            Instant due = one.isBefore(other) ? other : one;
            var command = Assignments.homework()
                    .from(assign.toString())
                    .due(due.toString())
                    .by(new Submitter("con-1", Version.V1P2, profile, null))
                    .command();

            LocalDate last = profile == Profile.STRICT ? end.minusDays(1) : end;
            boolean good = !day(assign).isBefore(begin) && !day(due).isAfter(last);
            try {
                if (good) {
                    when(command).expectSuccessfulHandlerExecution();
                } else {
                    refused(RefusalCode.DATE_OUTSIDE_TERM, command);
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + command + " in " + begin + " to " + end, e);
            }
        }
    }

    private static Optional<Refused> check(DatesFallInsideTerm rule) {
        try {
            rule.check(new Notes(List.of()));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    private List<Session> terms() {
        List<Session> terms = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            LocalDate begin = EPOCH.plusDays(random.nextInt(300));
            terms.add(new Session(
                    "t" + i, "term", begin, begin.plusDays(1 + random.nextInt(120)), List.of(), List.of(), Set.of()));
        }
        return terms;
    }

    private Instant moment() {
        return EPOCH.plusDays(random.nextInt(420))
                .atTime(LocalTime.ofSecondOfDay(random.nextInt(24 * 3600)))
                .toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.parse(moment.toString().substring(0, 10));
    }

    private static boolean hasDay(List<Session> terms, LocalDate day, Profile profile) {
        return terms.stream().flatMap(term -> days(term, profile)).anyMatch(day::equals);
    }

    private static Stream<LocalDate> days(Session term, Profile profile) {
        Stream<LocalDate> exclusive = term.begin().datesUntil(term.end());
        return profile == Profile.STRICT ? exclusive : Stream.concat(exclusive, Stream.of(term.end()));
    }
}
