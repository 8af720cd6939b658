package org.rollbook.query.portal;

import static org.rollbook.query.oneroster.Shapes.CATEGORIES;
import static org.rollbook.query.oneroster.Shapes.CLASSES;
import static org.rollbook.query.oneroster.Shapes.ENROLLMENTS;
import static org.rollbook.query.oneroster.Shapes.LINE_ITEMS;
import static org.rollbook.query.oneroster.Shapes.RESULTS;
import static org.rollbook.query.oneroster.Shapes.USERS;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.GetGradeBook;
import org.rollbook.messages.gradebook.GetStudentGrades;
import org.rollbook.messages.gradebook.GradeBookView;
import org.rollbook.messages.gradebook.GradeBookView.Item;
import org.rollbook.messages.gradebook.GradeBookView.Student;
import org.rollbook.messages.gradebook.StudentGradesView;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.connection.settings.SettingsQueries;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers what is in the grade books. */
public final class GradeBookQueries implements AnswersQueries {
    private static final String CLASS = "class.sourcedId";
    private static final String STUDENT = "student.sourcedId";
    private static final Criteria AS_STUDENT = Criteria.equal("role", "student");

    private final ReadModels readModels;
    private final SettingsQueries settings;

    public GradeBookQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.settings = new SettingsQueries(readModels);
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetGradeBook.class, this::handle).to(GetStudentGrades.class, this::handle);
    }

    private Mono<GradeBookView> handle(GetGradeBook query) {
        var rows = new GradeBookRows(readModels);
        var ofClass = Criteria.equal(CLASS, query.classId());
        return rows.one(CLASSES.model(), query.classId())
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.UNKNOWN_OBJECT, "class", query.classId())))
                .flatMap(taught -> Mono.zip(
                                rows.active(ENROLLMENTS.model(), Criteria.and(ofClass, AS_STUDENT)),
                                rows.owned(RESULTS.model(), ofClass),
                                items(rows, ofClass))
                        .flatMap(parts -> students(rows, parts.getT1(), parts.getT2())
                                .map(students -> new GradeBookView(
                                        query.classId(),
                                        taught.path("title").asString(),
                                        students,
                                        parts.getT3().stream().map(Filed::item).toList(),
                                        parts.getT2().stream()
                                                .map(GradeBookParts::cell)
                                                .toList()))));
    }

    private Mono<StudentGradesView> handle(GetStudentGrades query) {
        var rows = new GradeBookRows(readModels);
        var enrolled = Criteria.and(Criteria.equal("user.sourcedId", query.studentId()), AS_STUDENT);
        return rows.one(USERS.model(), query.studentId())
                .switchIfEmpty(Mono.error(() -> new Refused(RefusalCode.STUDENT_PAGE_UNKNOWN, query.studentId())))
                .flatMap(person -> Mono.zip(
                                rows.active(ENROLLMENTS.model(), enrolled),
                                rows.owned(RESULTS.model(), Criteria.equal(STUDENT, query.studentId())))
                        .flatMap(parts -> classes(rows, parts.getT1(), parts.getT2()))
                        .map(classes ->
                                new StudentGradesView(query.studentId(), GradeBookParts.name(person), classes)));
    }

    private Mono<List<Student>> students(GradeBookRows rows, List<JsonNode> enrollments, List<Owned> results) {
        var enrolled = references(enrollments, "user");
        var all = new TreeSet<>(enrolled);
        results.forEach(result -> all.add(result.reference("student")));
        return rows.byId(USERS.model(), all)
                .map(people -> people.values().stream()
                        .sorted(Comparator.comparing(GradeBookParts::order))
                        .map(person -> GradeBookParts.student(
                                person,
                                enrolled.contains(person.path("sourcedId").asString())))
                        .toList());
    }

    /** Line items in the order in which they are due. */
    private Mono<List<Filed>> items(GradeBookRows rows, Criteria where) {
        return Mono.zip(rows.owned(LINE_ITEMS.model(), where), settings.current())
                .flatMap(found -> rows.byId(CATEGORIES.model(), categories(found.getT1()))
                        .map(categories -> found.getT1().stream()
                                .map(item -> new Filed(
                                        item.reference("class"),
                                        GradeBookParts.item(
                                                item, categories, found.getT2().titleLimit())))
                                .sorted(Comparator.comparing(
                                                (Filed filed) -> filed.item().dueDate())
                                        .thenComparing(filed -> filed.item().id()))
                                .toList()));
    }

    private Mono<List<StudentGradesView.ClassGrades>> classes(
            GradeBookRows rows, List<JsonNode> enrollments, List<Owned> results) {
        var ids = references(enrollments, "class");
        results.forEach(result -> ids.add(result.reference("class")));
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return Mono.zip(rows.byId(CLASSES.model(), ids), items(rows, new Criteria.In(CLASS, ids)))
                .map(found -> ids.stream()
                        .map(id -> ClassReport.of(
                                id,
                                found.getT1().get(id),
                                found.getT2().stream()
                                        .filter(filed -> filed.classId().equals(id))
                                        .map(Filed::item)
                                        .toList(),
                                results))
                        .toList());
    }

    private static Set<String> references(Collection<JsonNode> objects, String name) {
        return objects.stream()
                .map(object -> object.path(name).path("sourcedId").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> categories(List<Owned> items) {
        return items.stream()
                .map(item -> item.reference("category"))
                .flatMap(id -> id.isEmpty() ? Stream.empty() : Stream.of(id))
                .collect(Collectors.toSet());
    }

    /** A line item under its class. */
    private record Filed(String classId, Item item) {}
}
