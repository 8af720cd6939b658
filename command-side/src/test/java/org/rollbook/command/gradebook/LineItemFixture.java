package org.rollbook.command.gradebook;

import static org.rollbook.command.gradebook.Assignments.homework;

import org.rollbook.messages.gradebook.LineItemAssigned;

/** Given, when, then for the line item {@code li} and its results. */
abstract class LineItemFixture extends GradebookFixture<LineItem> {
    protected static final LineItemAssigned ASSIGNED = homework().event();

    protected LineItemFixture() {
        super(LineItem.class);
    }
}
