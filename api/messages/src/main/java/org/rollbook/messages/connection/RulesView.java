package org.rollbook.messages.connection;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection must keep to, as far as the district has settled it.
 *
 * @param titleLimit characters of a line item's title that the grade book shows
 * @param windows the academic sessions that the connection sees, in the order of their ids
 */
public record RulesView(
        ConnectionView connection,
        int titleLimit,
        List<Window> windows,
        List<Kind> categories,
        List<Scale> scoreScales) {

    /**
     * When something can be written for a session.
     *
     * @param open false when the district has locked it, or one that it belongs to
     */
    public record Window(String sourcedId, String title, String type, String startDate, String endDate, boolean open) {}

    /** @param mine true when this connection has made it, and so may change it */
    public record Kind(
            String sourcedId, String title, @Nullable BigDecimal weight, boolean mine) {}

    public record Scale(
            String sourcedId, String title, String type, String classSourcedId, List<Step> values, boolean mine) {}

    public record Step(String itemValueLHS, String itemValueRHS) {}
}
