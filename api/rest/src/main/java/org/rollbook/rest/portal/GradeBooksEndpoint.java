package org.rollbook.rest.portal;

import org.rollbook.messages.Queries;
import org.rollbook.messages.gradebook.GetGradeBook;
import org.rollbook.messages.gradebook.GetStudentGrades;
import org.rollbook.messages.gradebook.GradeBookView;
import org.rollbook.messages.gradebook.StudentGradesView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A class's grade book as its teacher sees it, and one student's grades as the family sees them. */
@RestController
@RequestMapping("/api/v1")
public final class GradeBooksEndpoint {
    private final Queries queries;

    public GradeBooksEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/classes/{id}/grade-book")
    Mono<GradeBookView> gradeBook(@PathVariable String id) {
        return Mono.fromFuture(() -> queries.ask(new GetGradeBook(id)));
    }

    @GetMapping("/students/{id}/grades")
    Mono<StudentGradesView> grades(@PathVariable String id) {
        return Mono.fromFuture(() -> queries.ask(new GetStudentGrades(id)));
    }
}
