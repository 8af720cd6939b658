package org.rollbook.messages.gradebook;

import org.rollbook.messages.Query;

/** What a student and the student's guardians see of the grade books; fails with STUDENT_PAGE_UNKNOWN. */
public record GetStudentGrades(String studentId) implements Query<StudentGradesView> {}
