package org.rollbook.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.Settings;
import org.rollbook.rest.PublicAddress;

/**
 * A tile: a vendor's application, what it can be connected for and what of that is enabled.
 *
 * @param supported true for a member of the partner programme
 * @param message who helps when something does not work
 * @param enabled false when none of its connections may be used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApplicationAnswer(
        String id,
        String name,
        @Nullable String partner,
        boolean matchedByName,
        boolean supported,
        String message,
        boolean enabled,
        List<Lozenge> lozenges,
        List<ConnectionAnswer> connections) {

    static ApplicationAnswer of(
            ApplicationView view, Settings settings, PartnerCatalogue catalogue, PublicAddress address, Instant now) {
        var partner = view.partnerId() == null
                ? null
                : catalogue.find(view.partnerId()).orElse(null);
        var supported = partner != null && partner.supported();
        return new ApplicationAnswer(
                view.id(),
                view.name(),
                view.partnerId(),
                view.matchedByName(),
                supported,
                message(partner),
                view.connections().stream().anyMatch(ConnectionView::enabled),
                Arrays.stream(Function.values())
                        .map(function -> Lozenge.of(function, view, supported, settings))
                        .toList(),
                view.connections().stream()
                        .map(connection -> ConnectionAnswer.of(connection, address, now, null))
                        .toList());
    }

    private static String message(@Nullable Partner partner) {
        return partner == null || !partner.supported()
                ? "Not a partner of the district: troubleshooting is between the district and the vendor."
                : partner.message();
    }
}
