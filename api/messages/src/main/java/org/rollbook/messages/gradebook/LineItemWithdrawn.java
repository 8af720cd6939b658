package org.rollbook.messages.gradebook;

import java.util.List;
import org.rollbook.messages.EventName;

/**
 * The assignment was taken back, and its results with it.
 *
 * @param filed what it was filed under
 */
@EventName("gradebook.line-item-withdrawn")
public record LineItemWithdrawn(String lineItemId, LineItemAssigned.Filed filed, List<String> resultIds) {}
