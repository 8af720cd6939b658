package org.rollbook.messages.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Recorded;

/**
 * POST of a set of line items to a class or a school: all of them are assigned, or none.
 *
 * @param classId the class in the path; null when it names a school
 * @param schoolId the school in the path; null when it names a class
 */
@CommandName("gradebook.assign-line-items")
public record AssignLineItems(
        @Nullable String classId, @Nullable String schoolId, List<AssignLineItem> items, PostedSet set)
        implements Recorded {
    @Override
    public Object asRecorded() {
        return new Size(classId, schoolId, items.size(), set);
    }

    private record Size(@Nullable String classId, @Nullable String schoolId, int items, PostedSet set) {}
}
