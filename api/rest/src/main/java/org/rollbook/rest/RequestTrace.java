package org.rollbook.rest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** What was found out about a request on its way, for the administrators' log should it fail. */
public final class RequestTrace {
    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private volatile @Nullable String connectionId;
    private volatile @Nullable Supplier<String> detail;

    private RequestTrace() {}

    public static RequestTrace of(ServerWebExchange exchange) {
        return (RequestTrace) exchange.getAttributes().computeIfAbsent(ATTRIBUTE, key -> new RequestTrace());
    }

    public @Nullable String connectionId() {
        return connectionId;
    }

    public void connectionId(String id) {
        connectionId = id;
    }

    /** What only administrators are told; found out when somebody wants to know. */
    public @Nullable Supplier<String> detail() {
        return detail;
    }

    public void detail(Supplier<String> told) {
        detail = told;
    }
}
