package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.roster.AcademicSessionReported;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.CourseReported;
import org.rollbook.messages.roster.EnrollmentReported;
import org.rollbook.messages.roster.OrgReported;
import org.rollbook.messages.roster.ResourceReported;
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

    private final Chance chance;
    private final List<RecordedEvent> events = new ArrayList<>();

    private GeneratedDistrict(long seed) {
        chance = new Chance(seed);
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

    private void orgs() {
        add(new OrgReported(
                "org-district",
                "Harbour District",
                "district",
                chance.maybe("9900"),
                null,
                SCHOOLS,
                SCHOOLS,
                chance.metadata()));
        for (String school : SCHOOLS) {
            add(new OrgReported(
                    school,
                    school + " School",
                    "school",
                    null,
                    "org-district",
                    List.of(),
                    List.of(school),
                    chance.metadata()));
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
                chance.metadata());
    }

    private void people() {
        var people = new GeneratedPeople(chance);
        for (int i = 0; i < 24; i++) {
            add(people.person(i));
            if (chance.flip()) {
                add(people.demographics(i));
            }
        }
    }

    private void teaching() {
        add(new ResourceReported(
                "res-1",
                "Algebra",
                List.of("student", "ext:coach"),
                "primary",
                "v-1",
                chance.maybe("v"),
                null,
                chance.metadata()));
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
                chance.metadata()));
        for (int i = 0; i < 6; i++) {
            String school = SCHOOLS.get(i % 2);
            add(new ClassReported(
                    "cl-" + i,
                    "Class " + i,
                    chance.maybe("C" + i),
                    chance.one(List.of("scheduled", "homeroom", "ext:club")),
                    chance.maybe("Room " + i),
                    chance.some(List.of("09", "10")),
                    chance.some(List.of("Algebra", "Biology")),
                    "co-1",
                    school,
                    List.of("as-fall"),
                    List.of(),
                    chance.some(List.of("1", "2")),
                    chance.some(List.of("res-1")),
                    chance.metadata()));
            for (int j = 0; j < 5; j++) {
                int person = (i % 2) + 2 * chance.below(12);
                add(new EnrollmentReported(
                        "en-" + i + "-" + j,
                        "us-%02d".formatted(person),
                        "cl-" + i,
                        school,
                        chance.one(List.of("student", "student", "teacher", "ext:observer")),
                        chance.maybe(chance.flip()),
                        chance.maybe(LocalDate.parse("2026-08-17")),
                        null,
                        Map.of()));
            }
        }
    }

    private void grading() {
        var work = new GeneratedWork(chance);
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
            add(work.item(i));
            for (int j = 0; j < 4; j++) {
                add(work.score(i, j));
            }
        }
    }
}
