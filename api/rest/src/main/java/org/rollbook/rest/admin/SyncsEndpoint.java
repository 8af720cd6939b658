package org.rollbook.rest.admin;

import org.rollbook.messages.Listing;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.SyncView;
import org.rollbook.rest.ListQuery;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who has read the roster, when, and how much of it. */
@RestController
public final class SyncsEndpoint {
    private final Administration administration;

    public SyncsEndpoint(Administration administration) {
        this.administration = administration;
    }

    @GetMapping("/api/v1/syncs")
    Mono<Listing<SyncView>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        return administration.ask(new FindSyncs(parameters.getFirst("connection"), part.limit(), part.after()));
    }
}
