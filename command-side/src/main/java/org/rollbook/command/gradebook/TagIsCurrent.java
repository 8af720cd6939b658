package org.rollbook.command.gradebook;

import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.Submitter;

/**
 * The object is what the vendor has read, where it sends If-Match. Comes before all other rules; since an aggregate
 * decides one command at a time, of two that name the same version only one finds it.
 *
 * @param version number of the event that made the object what it is; null when it is not there
 */
record TagIsCurrent(Submitter by, @Nullable Long version) implements Rule {
    @Override
    public void check(Notes notes) {
        if (by.ifMatch() != null && !by.ifMatch().holds(version)) {
            throw new Refused(RefusalCode.TAG_STALE);
        }
    }
}
