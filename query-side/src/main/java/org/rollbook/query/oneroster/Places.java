package org.rollbook.query.oneroster;

import static org.rollbook.query.readmodel.Criteria.and;
import static org.rollbook.query.readmodel.Criteria.equal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.messages.oneroster.Reader;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Row;

/** What each collection of OneRoster contains, alone and within others. */
final class Places {
    private static final String CLASS = "class.sourcedId";
    private static final String SCHOOL = "school.sourcedId";

    private Places() {}

    /**
     * A collection that is a part of a model, by one value of one field.
     *
     * @param seenAt field with the schools where the value holds, for readers that do not see all of them
     */
    record Part(String field, String value, @Nullable String seenAt) {
        Criteria criteria(@Nullable Set<String> schools) {
            var whole = equal(field, value);
            return schools == null || seenAt == null ? whole : and(whole, new Criteria.In(seenAt, schools));
        }

        boolean contains(Row row, @Nullable Set<String> schools) {
            boolean holds = value.equals(row.fields().get(field));
            if (!holds || schools == null || seenAt == null) {
                return holds;
            }
            return row.fields().get(seenAt) instanceof List<?> at && at.stream().anyMatch(schools::contains);
        }
    }

    static @Nullable Part part(Version version, Collection collection) {
        boolean v1p1 = version == Version.V1P1;
        return switch (collection) {
            case SCHOOLS -> new Part("type", "school", null);
            case TERMS -> new Part("type", "term", null);
            case GRADING_PERIODS -> new Part("type", "gradingPeriod", null);
            case STUDENTS -> v1p1 ? new Part("role", "student", null) : new Part("student", "true", "studentAt");
            case TEACHERS -> v1p1 ? new Part("role", "teacher", null) : new Part("teacher", "true", "teacherAt");
            case ENROLLMENTS -> v1p1 ? new Part("legacy", "true", null) : null;
            default -> null;
        };
    }

    /**
     * @param alsoWithdrawn true when relations that have ended count as well
     */
    static Criteria within(
            Reader reader, Version version, List<Parent> parents, Collection wanted, boolean alsoWithdrawn) {
        var parent = parents.getLast();
        return switch (parent.collection()) {
            case SCHOOLS -> ofSchool(parent.id(), version, wanted, alsoWithdrawn);
            case CLASSES -> ofClass(parent.id(), reader, version, wanted, alsoWithdrawn);
            case TERMS -> ofSession(parent.id(), version, wanted);
            case COURSES ->
                wanted == Collection.CLASSES
                        ? equal("course.sourcedId", parent.id())
                        : resourcesOf(Shapes.COURSES, parent.id());
            case STUDENTS, TEACHERS, USERS -> ofPerson(parents, wanted, alsoWithdrawn);
            case LINE_ITEMS -> equal("lineItem.sourcedId", parent.id());
            default -> throw new IllegalArgumentException(parent.collection() + " holds no " + wanted);
        };
    }

    private static Criteria ofSchool(String school, Version version, Collection wanted, boolean alsoWithdrawn) {
        return switch (wanted) {
            case CLASSES -> equal(SCHOOL, school);
            case ENROLLMENTS -> inPart(version, wanted, equal(SCHOOL, school));
            case COURSES ->
                new Criteria.Or(List.of(
                        new Criteria.Related(
                                Shapes.CLASSES.model(),
                                live(equal(SCHOOL, school), alsoWithdrawn),
                                "course.sourcedId",
                                ""),
                        equal("org.sourcedId", school)));
            case STUDENTS -> equal("studentAt", school);
            case TEACHERS -> equal("teacherAt", school);
            case TERMS ->
                inPart(
                        version,
                        wanted,
                        new Criteria.Related(
                                Shapes.CLASSES.model(),
                                live(equal(SCHOOL, school), alsoWithdrawn),
                                "terms.sourcedId",
                                ""));
            case SCORE_SCALES -> equal("school", school);
            default -> throw new IllegalArgumentException("schools hold no " + wanted);
        };
    }

    private static Criteria ofClass(
            String id, Reader reader, Version version, Collection wanted, boolean alsoWithdrawn) {
        return switch (wanted) {
            case STUDENTS -> enrolled(id, "student", alsoWithdrawn);
            case TEACHERS -> enrolled(id, "teacher", alsoWithdrawn);
            case ENROLLMENTS -> inPart(version, wanted, equal(CLASS, id));
            case LINE_ITEMS, RESULTS, SCORE_SCALES -> equal(CLASS, id);
            case RESOURCES -> resourcesOf(Shapes.CLASSES, id);
            case CATEGORIES ->
                new Criteria.Or(List.of(
                        new Criteria.Related(
                                Shapes.LINE_ITEMS.model(),
                                live(equal(CLASS, id), alsoWithdrawn),
                                "category.sourcedId",
                                ""),
                        new Criteria.In(
                                Shapes.OWNER, Set.of(Submitter.SIS, Submitter.DISTRICT, reader.connectionId()))));
            default -> throw new IllegalArgumentException("classes hold no " + wanted);
        };
    }

    private static Criteria ofSession(String id, Version version, Collection wanted) {
        return wanted == Collection.CLASSES
                ? equal("terms.sourcedId", id)
                : inPart(
                        version,
                        wanted,
                        new Criteria.Or(List.of(equal("ancestors", id), new Criteria.Ids(List.of(id)))));
    }

    private static Criteria ofPerson(List<Parent> parents, Collection wanted, boolean alsoWithdrawn) {
        var person = parents.getLast();
        return switch (wanted) {
            case CLASSES -> {
                var enrollment = equal("user.sourcedId", person.id());
                yield new Criteria.Related(
                        Shapes.ENROLLMENTS.model(),
                        live(
                                switch (person.collection()) {
                                    case STUDENTS -> and(enrollment, equal("role", "student"));
                                    case TEACHERS -> and(enrollment, equal("role", "teacher"));
                                    default -> enrollment;
                                },
                                alsoWithdrawn),
                        CLASS,
                        "");
            }
            case RESULTS ->
                and(
                        equal("student.sourcedId", person.id()),
                        equal(CLASS, parents.getFirst().id()));
            default -> resourcesOf(Shapes.USERS, person.id());
        };
    }

    private static Criteria enrolled(String id, String role, boolean alsoWithdrawn) {
        return new Criteria.Related(
                Shapes.ENROLLMENTS.model(),
                live(and(equal(CLASS, id), equal("role", role)), alsoWithdrawn),
                "user.sourcedId",
                "");
    }

    private static Criteria resourcesOf(Shape holder, String id) {
        return new Criteria.Related(holder.model(), new Criteria.Ids(List.of(id)), "resources.sourcedId", "");
    }

    private static Criteria live(Criteria relation, boolean alsoWithdrawn) {
        return alsoWithdrawn ? relation : and(new Criteria.Active(), relation);
    }

    private static Criteria inPart(Version version, Collection wanted, Criteria relation) {
        var part = part(version, wanted);
        return part == null ? relation : and(part.criteria(null), relation);
    }
}
