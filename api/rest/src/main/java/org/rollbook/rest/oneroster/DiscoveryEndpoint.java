package org.rollbook.rest.oneroster;

import java.util.Map;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** The discovery documents, for everyone, under both names that are in use. */
@Component
final class DiscoveryEndpoint implements WebHandler {
    static final String PATH = "/ims/oneroster/{service}/v1p2/discovery/{file}";

    private final Discovery discovery;
    private final StatusAnswers answers;

    DiscoveryEndpoint(Discovery discovery, StatusAnswers answers) {
        this.discovery = discovery;
        this.answers = answers;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange http) {
        return Mono.defer(() -> Exchange.send(http, 200, document(http)))
                .onErrorResume(failure -> answers.answer(http, failure));
    }

    private byte[] document(ServerWebExchange http) {
        var method = http.getRequest().getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            http.getResponse().getHeaders().set(HttpHeaders.ALLOW, "GET, HEAD");
            throw new Refused(RefusalCode.METHOD_NOT_OFFERED, method.name());
        }
        Map<String, String> named = http.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return discovery.document(
                "/ims/oneroster/" + named.get("service") + "/v1p2", String.valueOf(named.get("file")));
    }
}
