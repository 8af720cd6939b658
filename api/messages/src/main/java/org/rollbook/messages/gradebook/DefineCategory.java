package org.rollbook.messages.gradebook;

import java.math.BigDecimal;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.Warning;

/**
 * PUT category.
 *
 * @param stream {@code category:} and the id
 * @param weight percent, 0 to 100
 * @param metadata JSON text of an object, as sent; null for none
 * @param noticed what the edge found unusual in the body
 */
@CommandName("gradebook.define-category")
public record DefineCategory(
        @TargetAggregateIdentifier String stream,
        String categoryId,
        String title,
        @Nullable BigDecimal weight,
        @Nullable String metadata,
        Submitter by,
        List<Warning> noticed) {
    /** The category of line items that name none. */
    public static final String UNCATEGORIZED = "uncategorized";

    /** Begins the stream of a category; its id follows. */
    public static final String STREAM = "category:";

    /** Makes the category that every grade book has. */
    public static DefineCategory uncategorized() {
        return new DefineCategory(
                STREAM + UNCATEGORIZED, UNCATEGORIZED, "Uncategorized", null, null, Submitter.district(), List.of());
    }
}
