package org.rollbook.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.ResourceReported;

/**
 * Objects of every kind by their numbers. Of the first ones every {@value #OWN}th belongs to the first school, the same
 * in a district of any size; all others belong to one of 39 more. Kinds with types have them by turns.
 */
enum SampleObject {
    ORG("org", "org", (id, number, version) -> {
        boolean school = turn(number, 2) == 0;
        return new OrgReported(
                id,
                "Organisation " + number + " " + version,
                school ? "school" : "department",
                null,
                null,
                List.of(),
                List.of(school ? id : school(number)),
                Map.of());
    }),
    SESSION(
            "session",
            "as",
            (id, number, version) -> new AcademicSessionReported(
                    id,
                    "Session " + number + " " + version,
                    List.of("schoolYear", "term", "gradingPeriod").get(turn(number, 3)),
                    null,
                    today().minusDays(30),
                    today().plusDays(60),
                    null,
                    List.of(),
                    List.of(),
                    Integer.toString(today().getYear()),
                    List.of(school(number)),
                    Map.of())),
    COURSE(
            "course",
            "co",
            (id, number, version) -> new CourseReported(
                    id,
                    "Course " + number + " " + version,
                    null,
                    "C" + number,
                    List.of("09"),
                    List.of("Mathematics"),
                    school(number),
                    List.of(),
                    List.of(),
                    List.of(school(number)),
                    Map.of())),
    CLASS(
            "class",
            "cl",
            (id, number, version) -> new ClassReported(
                    id,
                    "Class " + number + " " + version,
                    "K" + number,
                    "scheduled",
                    null,
                    List.of("09"),
                    List.of(),
                    id("co", number),
                    school(number),
                    List.of(id("as", number)),
                    List.of(),
                    List.of("1"),
                    List.of(),
                    Map.of())),
    USER(
            "person",
            "us",
            (id, number, version) -> Population.person(
                    id, number, school(number), turn(number, 3) == 0 ? "teacher" : "student", "Ada " + version)),
    ENROLLMENT(
            "enrollment",
            "en",
            (id, number, version) -> new EnrollmentReported(
                    id,
                    id("us", number),
                    id("cl", number),
                    school(number),
                    turn(number, 3) == 0 ? "teacher" : "student",
                    null,
                    today(),
                    today().plusDays(version),
                    Map.of())),
    DEMOGRAPHICS(
            "demographics",
            "us",
            (id, number, version) -> new DemographicsReported(
                    id,
                    LocalDate.of(2012, 1, 1).plusDays(number % 365),
                    "female",
                    null,
                    null,
                    null,
                    null,
                    true,
                    null,
                    null,
                    null,
                    null,
                    "Town " + version,
                    null,
                    List.of(school(number)),
                    Map.of())),
    RESOURCE(
            "resource",
            "re",
            (id, number, version) -> new ResourceReported(
                    id,
                    "Resource " + number + " " + version,
                    List.of("student"),
                    "primary",
                    "vendor-" + number,
                    null,
                    null,
                    Map.of())),
    CATEGORY(
            "category",
            "ca",
            (id, number, version) ->
                    new CategoryDefined(id, "Category " + number + " " + version, null, null, Submitter.SIS)),
    SCORE_SCALE(
            "score-scale",
            "sc",
            (id, number, version) -> new ScoreScaleDefined(
                    id,
                    "Scale " + number + " " + version,
                    "ordinal",
                    null,
                    null,
                    id("cl", number),
                    school(number),
                    List.of(new ScoreScaleValue("A", "90-100"), new ScoreScaleValue("B", "0-89")),
                    null,
                    Submitter.SIS)),
    LINE_ITEM(
            "line-item",
            "li",
            (id, number, version) -> new LineItemAssigned(
                    id,
                    "Reading diary " + number + " " + version,
                    null,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    id("cl", number),
                    school(number),
                    id("ca", number),
                    null,
                    id("as", number),
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.TEN,
                    List.of(),
                    null,
                    Submitter.SIS,
                    null,
                    null)),
    RESULT(
            "score",
            "rs",
            (id, number, version) -> new ScoreRecorded(
                    id,
                    id("li", number),
                    id("us", number),
                    id("cl", number),
                    school(number),
                    null,
                    "fully graded",
                    BigDecimal.valueOf(version),
                    null,
                    today(),
                    "Well argued.",
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    Submitter.SIS)),
    ASSESSMENT(
            "assessment",
            "at",
            (id, number, version) -> new AssessmentDefined(
                    id,
                    "Test " + number + " " + version,
                    null,
                    id("cl", number),
                    school(number),
                    null,
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.TEN,
                    List.of(),
                    null,
                    Submitter.SIS,
                    null)),
    ASSESSMENT_RESULT(
            "assessment-result",
            "ar",
            (id, number, version) -> new AssessmentResultRecorded(
                    id,
                    id("at", number),
                    id("us", number),
                    List.of(school(number)),
                    null,
                    "fully graded",
                    BigDecimal.valueOf(version),
                    null,
                    null,
                    today(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    Submitter.SIS));

    /** Of so many objects one belongs to the first school, as long as that has not its share. */
    static final int OWN = 4;

    private static final int OWNED = 250;
    private static final int OTHER_SCHOOLS = 39;

    private final String word;
    private final String prefix;
    private final Maker maker;

    SampleObject(String word, String prefix, Maker maker) {
        this.word = word;
        this.prefix = prefix;
        this.maker = maker;
    }

    private interface Maker {
        Object event(String id, int number, long version);
    }

    String id(int number) {
        return id(prefix, number);
    }

    private static String id(String prefix, int number) {
        return prefix + "-" + (10_000_000 + number);
    }

    /** Says the object for the first time, or again. */
    EventMessage<?> message(int number, long version) {
        var id = id(number);
        return new GenericDomainEventMessage<>(word, word + ":" + id, version, maker.event(id, number, version));
    }

    /** Which of so many types it has. */
    private static int turn(int number, int types) {
        return number / OWN % types;
    }

    /** The first school, to which a connection may be limited. */
    static String school() {
        return ORG.id(0);
    }

    private static String school(int number) {
        boolean own = number % OWN == 0 && number < OWN * OWNED;
        return own ? school() : ORG.id(2 * OWN * (1 + number % OTHER_SCHOOLS));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
