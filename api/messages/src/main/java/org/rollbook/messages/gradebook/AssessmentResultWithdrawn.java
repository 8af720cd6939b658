package org.rollbook.messages.gradebook;

import org.rollbook.messages.EventName;

/** The result of a test was taken back. */
@EventName("gradebook.assessment-result-withdrawn")
public record AssessmentResultWithdrawn(String resultId, String assessmentId, String studentId) {}
