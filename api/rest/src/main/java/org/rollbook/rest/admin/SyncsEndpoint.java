package org.rollbook.rest.admin;

import org.rollbook.messages.Listing;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.RunningSyncs;
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
    private final RunningSyncs running;

    public SyncsEndpoint(Administration administration, RunningSyncs running) {
        this.administration = administration;
        this.running = running;
    }

    @GetMapping("/api/v1/syncs")
    Mono<Listing<SyncView>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        return administration
                .ask(new FindSyncs(parameters.getFirst("connection"), part.limit(), part.after()))
                .map(page ->
                        new Listing<>(page.items().stream().map(this::soFar).toList(), page.total(), page.next()));
    }

    private SyncView soFar(SyncView run) {
        return run.state().equals(SyncView.RUNNING) ? running.running(run.id()).orElse(run) : run;
    }
}
