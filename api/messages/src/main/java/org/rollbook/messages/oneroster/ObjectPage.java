package org.rollbook.messages.oneroster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Warning;

/**
 * Objects as JSON text, ready to send but for their {@link Hrefs}.
 *
 * @param walk how the next page is asked for; its total is X-Total-Count
 * @param warnings what was ignored in the question (1.1 shows it in the body)
 * @param version number of the last change, of a single that vendors write; null for everything else
 */
public record ObjectPage(
        List<String> objects,
        Walk walk,
        List<Warning> warnings,
        @Nullable Long version) {

    public ObjectPage(List<String> objects, Walk walk, List<Warning> warnings) {
        this(objects, walk, warnings, null);
    }
}
