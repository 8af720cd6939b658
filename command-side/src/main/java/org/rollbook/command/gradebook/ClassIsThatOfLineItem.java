package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** A result that names a class names the one of its line item. */
record ClassIsThatOfLineItem(@Nullable String classId, String itsClass) implements Rule {
    @Override
    public void check(Notes notes) {
        if (classId != null && !classId.equals(itsClass)) {
            throw new Refused(RefusalCode.CLASS_MISMATCH, classId);
        }
    }
}
