package org.rollbook.messages.gradebook;

import org.rollbook.messages.EventName;

/** The category is no longer used. */
@EventName("gradebook.category-withdrawn")
public record CategoryWithdrawn(String categoryId) {}
