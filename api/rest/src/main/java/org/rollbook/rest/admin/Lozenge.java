package org.rollbook.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Settings;

/**
 * A function on a tile (S18).
 *
 * @param available it is enabled, or could be enabled now
 * @param enabled by at least one connection that may be used
 * @param reason code of the refusal that keeps the vendor from what it offers; null where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Lozenge(
        String function,
        String label,
        boolean available,
        boolean enabled,
        @Nullable String reason) {

    static Lozenge of(Function function, ApplicationView view, boolean partner, Settings settings) {
        boolean enabled = view.connections().stream()
                .anyMatch(connection ->
                        connection.enabled() && connection.functions().contains(function));
        var reason = !enabled && view.offers().contains(function) ? reason(function, partner, settings) : null;
        return new Lozenge(
                function.word(),
                function.label(),
                enabled || (view.offers().contains(function) && reason == null),
                enabled,
                reason == null ? null : reason.code());
    }

    private static @Nullable RefusalCode reason(Function function, boolean partner, Settings settings) {
        if (function.needsEntitlement() && !settings.gradeBookEntitled()) {
            return RefusalCode.FUNCTION_NOT_ENTITLED;
        }
        return function.needsPartner() && !partner && !settings.nonPartnersMayGrade()
                ? RefusalCode.NON_PARTNER_ROSTER_ONLY
                : null;
    }
}
