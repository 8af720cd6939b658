package org.rollbook.messages.gradebook;

import java.util.List;
import org.rollbook.messages.EventName;

/** The assignment was taken back, and its results with it. */
@EventName("gradebook.line-item-withdrawn")
public record LineItemWithdrawn(String lineItemId, String classId, List<String> resultIds) {}
