package org.rollbook.messages.gradebook;

import java.util.List;
import org.rollbook.messages.EventName;

/**
 * The test was taken back, and its results with it.
 *
 * @param uses what it referred to
 */
@EventName("gradebook.assessment-withdrawn")
public record AssessmentWithdrawn(String assessmentId, AssessmentDefined.Uses uses, List<String> resultIds) {}
