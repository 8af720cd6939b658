package org.rollbook.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.audit.RequestLog;
import org.rollbook.rest.ListQuery;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Vendors' requests that failed in the last 30 days, with what the vendors were not told. */
@RestController
public final class RequestsEndpoint {
    private final RequestLog log;

    public RequestsEndpoint(RequestLog log) {
        this.log = log;
    }

    /**
     * @param sentence that the vendor was told
     * @param detail that only administrators are told, such as the base string of a wrong signature
     * @param leftOut requests shortly before this one that are not in the list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RequestAnswer(
            String requestId,
            Instant time,
            @Nullable String connection,
            String method,
            String path,
            int status,
            String code,
            String sentence,
            @Nullable String detail,
            @Nullable Long leftOut) {
        static RequestAnswer of(RequestLog.Entry entry) {
            var r = entry.request();
            return new RequestAnswer(
                    r.requestId(),
                    r.time(),
                    r.connectionId(),
                    r.method(),
                    r.path(),
                    r.status(),
                    r.code(),
                    r.sentence(),
                    entry.detail(),
                    entry.leftOut() == 0 ? null : entry.leftOut());
        }
    }

    /** @param leftOut how many requests of the last 30 days the log had no room for */
    record RequestsAnswer(
            List<RequestAnswer> items, long total, @Nullable String next, long leftOut) {}

    @GetMapping("/api/v1/requests")
    Mono<RequestsAnswer> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        var question = new RequestLog.Question(
                parameters.getFirst("connection"),
                parameters.getFirst("code"),
                parameters.getFirst("request"),
                part.limit(),
                part.after());
        return Mono.fromFuture(() -> log.find(question))
                .map(page -> new RequestsAnswer(
                        page.entries().stream().map(RequestAnswer::of).toList(),
                        page.total(),
                        page.next(),
                        page.leftOut()));
    }
}
