package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.ResourceReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.UserId;
import org.rollbook.messages.roster.UserProfile;
import org.rollbook.query.gradebook.CategoriesProjection;
import org.rollbook.query.gradebook.LineItemsProjection;
import org.rollbook.query.gradebook.ResultsProjection;
import org.rollbook.query.gradebook.ScoreScalesProjection;
import org.rollbook.query.readmodel.Changes;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Projection;
import org.rollbook.query.readmodel.RecordedEvent;
import org.rollbook.query.roster.AcademicSessionsProjection;
import org.rollbook.query.roster.ClassesProjection;
import org.rollbook.query.roster.CoursesProjection;
import org.rollbook.query.roster.DemographicsProjection;
import org.rollbook.query.roster.EnrollmentsProjection;
import org.rollbook.query.roster.OrgsProjection;
import org.rollbook.query.roster.ResourcesProjection;
import org.rollbook.query.roster.UsersProjection;

/** A small district of two schools with every kind of record, made from a seed. */
final class GeneratedDistrict {
    static final List<String> SCHOOLS = List.of("org-north", "org-south");
    static final List<Projection> PROJECTIONS = List.of(
            new OrgsProjection(),
            new AcademicSessionsProjection(),
            new CoursesProjection(),
            new ClassesProjection(),
            new UsersProjection(),
            new EnrollmentsProjection(),
            new DemographicsProjection(),
            new ResourcesProjection(),
            new CategoriesProjection(),
            new ScoreScalesProjection(),
            new LineItemsProjection(),
            new ResultsProjection());

    /** All of them as one. */
    static final Projection ALL = new Projection() {
        @Override
        public List<Model> models() {
            return PROJECTIONS.stream().flatMap(one -> one.models().stream()).toList();
        }

        @Override
        public void on(RecordedEvent entry, Changes changes) {
            PROJECTIONS.forEach(one -> one.on(entry, changes));
        }
    };

    private static final List<String> NAMES = List.of("O'Neil", "Straße", "Ødegård", "lindqvist", "李", "Lindqvist");

    private final Random random;
    private final List<RecordedEvent> events = new ArrayList<>();

    private GeneratedDistrict(long seed) {
        random = new Random(seed);
    }

    static List<RecordedEvent> events(long seed) {
        var district = new GeneratedDistrict(seed);
        district.orgs();
        district.sessions();
        district.people();
        district.teaching();
        district.grading();
        return district.events;
    }

    static RecordedEvent entry(long position, Object event) {
        var recorded = Instant.parse("2026-09-14T07:30:05.120Z").plusMillis(position * 1_234_567);
        return new RecordedEvent(position, recorded, null, -1, event, Map.of());
    }

    private void add(Object event) {
        events.add(entry(events.size() + 1, event));
    }

    private <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> List<T> some(List<T> of) {
        return of.stream().filter(x -> random.nextBoolean()).toList();
    }

    private Map<String, String> withSecondaryEmail(int i, Map<String, String> metadata) {
        if (random.nextInt(3) > 0) {
            metadata.put("secondaryEmail", one(List.of("M" + i, "z" + i)) + "@Home.example.org");
        }
        return metadata;
    }

    private Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        if (random.nextBoolean()) {
            metadata.put("example.label", one(List.of("Herbst", "Winter")));
        }
        if (random.nextInt(4) == 0) {
            metadata.put("k", "A \"quoted\" \\ value\n");
        }
        return metadata;
    }

    private void orgs() {
        add(new OrgReported(
                "org-district", "Harbour District", "district", maybe("9900"), null, SCHOOLS, SCHOOLS, metadata()));
        for (String school : SCHOOLS) {
            add(new OrgReported(
                    school,
                    school + " School",
                    "school",
                    null,
                    "org-district",
                    List.of(),
                    List.of(school),
                    metadata()));
        }
        add(new OrgReported("org-ext", "Branch", "ext:branch", null, null, List.of(), SCHOOLS, Map.of()));
    }

    private void sessions() {
        add(session("as-year", "schoolYear", "2026-08-17", "2027-06-12", null, List.of("as-fall"), List.of()));
        add(session("as-fall", "term", "2026-08-17", "2026-12-19", "as-year", List.of("as-q1"), List.of("as-year")));
        add(session(
                "as-q1",
                "gradingPeriod",
                "2026-08-17",
                "2026-10-19",
                "as-fall",
                List.of(),
                List.of("as-fall", "as-year")));
    }

    private AcademicSessionReported session(
            String id,
            String type,
            String begin,
            String end,
            String parent,
            List<String> children,
            List<String> ancestors) {
        return new AcademicSessionReported(
                id,
                "Session " + id,
                type,
                type.startsWith("ext:") ? "gradingPeriod" : null,
                LocalDate.parse(begin),
                LocalDate.parse(end),
                parent,
                children,
                ancestors,
                "2027",
                SCHOOLS,
                metadata());
    }

    private void people() {
        for (int i = 0; i < 24; i++) {
            add(person(i));
            if (random.nextBoolean()) {
                add(demographics(i));
            }
        }
    }

    private PersonReported person(int i) {
        String id = "us-%02d".formatted(i);
        var at = i % 5 == 0 ? SCHOOLS : List.of(SCHOOLS.get(i % 2));
        var roles = new ArrayList<Role>();
        String role = one(List.of("student", "student", "teacher", "guardian", "principal", "ext:coach"));
        for (String school : at) {
            roles.add(new Role(
                    "r-" + id + school,
                    school.equals(at.getFirst()) ? "primary" : "secondary",
                    school.equals(at.getFirst()) ? role : one(List.of("student", "teacher")),
                    school,
                    null,
                    maybe(LocalDate.parse("2026-08-17")),
                    maybe(LocalDate.parse("2027-06-12"))));
        }
        String family = one(NAMES);
        return new PersonReported(
                id,
                maybe("umi-" + i),
                maybe("user." + i),
                some(List.of(new UserId("LDAP", "L" + i), new UserId("LTI", "t" + i))),
                random.nextBoolean(),
                one(NAMES),
                family,
                maybe("Ann Sofie"),
                maybe("Mimi"),
                null,
                null,
                maybe("she/her"),
                roles,
                i % 7 == 0
                        ? List.of(new UserProfile(
                                "https://id.example.org/" + i, "app", "v", null, null, "username", "m" + i))
                        : List.of(),
                maybe(at.getLast()),
                maybe("S-" + i),
                maybe("mira+" + i + "@North.example.org"),
                null,
                maybe("+1555" + i),
                IntStream.of(i % 6, (i + 1) % 24)
                        .filter(x -> random.nextBoolean())
                        .mapToObj("us-%02d"::formatted)
                        .toList(),
                some(List.of("09", "10", "KG")),
                some(List.of("res-1")),
                at,
                at(roles, "student"),
                at(roles, "teacher"),
                withSecondaryEmail(i, metadata()));
    }

    private static List<String> at(List<Role> roles, String name) {
        return roles.stream()
                .filter(role -> role.role().equals(name))
                .map(Role::orgId)
                .toList();
    }

    private DemographicsReported demographics(int i) {
        return new DemographicsReported(
                "us-%02d".formatted(i),
                maybe(LocalDate.of(2010, 1 + i % 12, 1 + i)),
                maybe(one(List.of("male", "female", "other", "ext:x"))),
                maybe(true),
                maybe(false),
                null,
                null,
                maybe(true),
                false,
                true,
                maybe("SE"),
                null,
                maybe("Sundbyberg"),
                null,
                List.of(SCHOOLS.get(i % 2)),
                Map.of());
    }

    private void teaching() {
        add(new ResourceReported(
                "res-1", "Algebra", List.of("student", "ext:coach"), "primary", "v-1", maybe("v"), null, metadata()));
        add(new CourseReported(
                "co-1",
                "Algebra I",
                "as-year",
                null,
                List.of("09", "10"),
                List.of("Algebra"),
                "org-south",
                List.of("02052"),
                List.of("res-1"),
                SCHOOLS,
                metadata()));
        for (int i = 0; i < 6; i++) {
            String school = SCHOOLS.get(i % 2);
            add(new ClassReported(
                    "cl-" + i,
                    "Class " + i,
                    maybe("C" + i),
                    one(List.of("scheduled", "homeroom", "ext:club")),
                    maybe("Room " + i),
                    some(List.of("09", "10")),
                    some(List.of("Algebra", "Biology")),
                    "co-1",
                    school,
                    List.of("as-fall"),
                    List.of(),
                    some(List.of("1", "2")),
                    some(List.of("res-1")),
                    metadata()));
            for (int j = 0; j < 5; j++) {
                int person = (i % 2) + 2 * random.nextInt(12);
                add(new EnrollmentReported(
                        "en-" + i + "-" + j,
                        "us-%02d".formatted(person),
                        "cl-" + i,
                        school,
                        one(List.of("student", "student", "teacher", "ext:observer")),
                        maybe(random.nextBoolean()),
                        maybe(LocalDate.parse("2026-08-17")),
                        null,
                        Map.of()));
            }
        }
    }

    private void grading() {
        add(new CategoryDefined("cat-1", "Homework", new BigDecimal("20.5"), "{\"a\":{\"b\":1.50}}", "sis"));
        add(new CategoryDefined("cat-2", "Tests", null, null, "con-1"));
        add(new ScoreScaleDefined(
                "ss-1",
                "Letters",
                "letter",
                null,
                "co-1",
                "cl-0",
                "org-north",
                List.of(new ScoreScaleValue("A", "93"), new ScoreScaleValue("F", "0")),
                null,
                "con-1"));
        for (int i = 0; i < 6; i++) {
            add(item(i));
            for (int j = 0; j < 4; j++) {
                add(score(i, j));
            }
        }
    }

    private LineItemAssigned item(int i) {
        return new LineItemAssigned(
                "li-" + i,
                "Homework " + i,
                maybe("Exercises"),
                Instant.parse("2026-09-14T00:00:00Z").plusSeconds(i * 3600L),
                Instant.parse("2026-09-18T21:59:59Z"),
                "cl-" + i,
                SCHOOLS.get(i % 2),
                one(List.of("cat-1", "cat-2")),
                maybe("as-q1"),
                maybe("as-fall"),
                maybe("ss-1"),
                maybe(new BigDecimal("0")),
                maybe(new BigDecimal("100.00")),
                i % 2 == 0
                        ? List.of()
                        : List.of(new LearningObjectives(
                                "unknown", List.of(new LearningObjectives.Objective("O-1", null, null)))),
                null,
                "con-1",
                null,
                null);
    }

    private ScoreRecorded score(int i, int j) {
        return new ScoreRecorded(
                "re-" + i + "-" + j,
                "li-" + i,
                "us-%02d".formatted(j),
                "cl-" + i,
                SCHOOLS.get(i % 2),
                maybe("ss-1"),
                one(List.of("fully graded", "not submitted", "exempt", "ext:dropped")),
                maybe(new BigDecimal(random.nextInt(1200)).movePointLeft(1)),
                maybe("A-"),
                LocalDate.parse("2026-09-19").plusDays(j),
                maybe("Neat work"),
                null,
                maybe(true),
                maybe(false),
                maybe(true),
                j == 0
                        ? List.of(new LearningObjectives(
                                "case",
                                List.of(new LearningObjectives.Objective("6e1f", new BigDecimal("3.0"), "proficient"))))
                        : List.of(),
                maybe("{\"note\":\"x\"}"),
                "con-1");
    }
}
