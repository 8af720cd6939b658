package org.rollbook.messages.gradebook;

import org.rollbook.messages.Query;

/** The grade book of a class; fails with UNKNOWN_OBJECT. */
public record GetGradeBook(String classId) implements Query<GradeBookView> {}
