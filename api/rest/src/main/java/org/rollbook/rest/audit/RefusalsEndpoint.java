package org.rollbook.rest.audit;

import org.rollbook.messages.Listing;
import org.rollbook.messages.Queries;
import org.rollbook.messages.audit.FindRefusals;
import org.rollbook.messages.audit.RefusalView;
import org.rollbook.rest.ListQuery;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was asked for and refused, with the reasons that its sender was given. */
@RestController
public final class RefusalsEndpoint {
    private final Queries queries;

    public RefusalsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/v1/refusals")
    Mono<Listing<RefusalView>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        var question = new FindRefusals(
                parameters.getFirst("connection"), parameters.getFirst("code"), part.limit(), part.after());
        return Mono.fromFuture(() -> queries.ask(question));
    }
}
