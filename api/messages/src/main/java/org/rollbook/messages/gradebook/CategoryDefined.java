package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;

/**
 * A kind of assignments (homework, tests) has this title and weight.
 *
 * @param owner the connection that made it, or {@code sis}
 * @param weight percent
 * @param metadata JSON text of an object
 */
@EventName("gradebook.category-defined")
public record CategoryDefined(
        String categoryId,
        String title,
        @Nullable BigDecimal weight,
        @Nullable String metadata,
        String owner) {}
