package org.rollbook.rest.oneroster;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Leads everything below {@code /ims/oneroster} to its endpoint, before the routes of the API are tried one by one. */
@Component
final class OneRosterMapping extends SimpleUrlHandlerMapping {
    OneRosterMapping(OneRosterEndpoint endpoint, DiscoveryEndpoint discovery) {
        super(Map.of("/ims/oneroster/**", endpoint, DiscoveryEndpoint.PATH, discovery), Ordered.HIGHEST_PRECEDENCE);
    }
}
