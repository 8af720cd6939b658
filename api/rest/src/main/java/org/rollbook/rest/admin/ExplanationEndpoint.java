package org.rollbook.rest.admin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.RequestLog;
import org.rollbook.messages.connection.ExplanationView;
import org.rollbook.messages.connection.ExplanationView.Decision;
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
    private static final String UNKNOWN = "unknown";
    private static final int MOST = 10;

    private final Administration administration;
    private final RequestLog log;

    public ExplanationEndpoint(Administration administration, RequestLog log) {
        this.administration = administration;
        this.log = log;
    }

    @GetMapping("/api/v1/connections/{id}/explain")
    Mono<ExplanationView> explain(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String request) {
        if (request != null && object == null) {
            return administration
                    .ask(new GetRefusalExplanation(id, request))
                    .flatMap(written -> written.outcome().equals(UNKNOWN) ? failed(written) : Mono.just(written));
        }
        int slash = object == null ? -1 : object.indexOf('/');
        if (object == null || request != null || slash < 0) {
            throw new Refused(
                    RefusalCode.INVALID_QUERY, "Send either object=<collection>/<sourcedId> or request=<request id>.");
        }
        return administration.ask(
                new GetExplanation(id, collection(object.substring(0, slash)), object.substring(slash + 1)));
    }

    /** What was no command, such as a read, is in the log of requests for as long as that is kept. */
    private Mono<ExplanationView> failed(ExplanationView unknown) {
        var question = new RequestLog.Question(unknown.connection(), null, unknown.subject(), MOST, null);
        return Mono.fromFuture(() -> log.find(question))
                .map(page -> page.entries().isEmpty()
                        ? unknown
                        : new ExplanationView(
                                unknown.connection(),
                                unknown.subject(),
                                "refused",
                                page.entries().stream()
                                        .map(ExplanationEndpoint::decision)
                                        .toList(),
                                unknown.position()));
    }

    private static Decision decision(RequestLog.Entry entry) {
        var failed = entry.request();
        var detail = entry.detail() == null ? "" : " " + entry.detail();
        return new Decision(
                failed.code(),
                false,
                failed.method() + " " + failed.path() + " was refused at " + failed.time() + ": " + failed.sentence()
                        + detail);
    }

    private static Collection collection(String path) {
        return Arrays.stream(Collection.values())
                .filter(known -> known.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refused(RefusalCode.INVALID_QUERY, "There is no collection of this name."));
    }
}
