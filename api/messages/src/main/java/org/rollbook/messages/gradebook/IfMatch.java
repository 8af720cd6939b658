package org.rollbook.messages.gradebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's If-Match says: an object may be written while it is there, and is what the vendor has read.
 *
 * @param any true for {@code *}: whatever it is by now
 * @param versions numbers of the changes that made the object what the vendor has read, from its tags
 */
public record IfMatch(boolean any, List<Long> versions) {
    /** @param version number of the object's last change; null when it is not there */
    public boolean holds(@Nullable Long version) {
        return version != null && (any || versions.contains(version));
    }
}
