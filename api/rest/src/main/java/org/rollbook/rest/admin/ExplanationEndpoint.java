package org.rollbook.rest.admin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ExplanationView;
import org.rollbook.messages.connection.GetExplanation;
import org.rollbook.messages.connection.GetRefusalExplanation;
import org.rollbook.messages.oneroster.Collection;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Why a connection sees an object or does not ({@code object}), and why a request was refused ({@code request}). */
@RestController
public final class ExplanationEndpoint {
    private final Administration administration;

    public ExplanationEndpoint(Administration administration) {
        this.administration = administration;
    }

    @GetMapping("/api/v1/connections/{id}/explain")
    Mono<ExplanationView> explain(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String request) {
        if (request != null && object == null) {
            return administration.ask(new GetRefusalExplanation(id, request));
        }
        int slash = object == null ? -1 : object.indexOf('/');
        if (object == null || request != null || slash < 0) {
            throw new Refused(
                    RefusalCode.INVALID_QUERY, "Send either object=<collection>/<sourcedId> or request=<request id>.");
        }
        return administration.ask(
                new GetExplanation(id, collection(object.substring(0, slash)), object.substring(slash + 1)));
    }

    private static Collection collection(String path) {
        return Arrays.stream(Collection.values())
                .filter(known -> known.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refused(RefusalCode.INVALID_QUERY, "There is no collection of this name."));
    }
}
