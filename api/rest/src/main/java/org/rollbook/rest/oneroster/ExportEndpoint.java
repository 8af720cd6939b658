package org.rollbook.rest.oneroster;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetConnectionById;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.ListQuery;
import org.rollbook.rest.RequestId;
import org.rollbook.rest.oauth.AccessTokens;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a connection sees as a OneRoster CSV package: for the vendor itself, and for administrators. */
@RestController
final class ExportEndpoint {
    private final AccessTokens tokens;
    private final Queries queries;
    private final Exporting exporting;
    private final Limits limits;

    ExportEndpoint(AccessTokens tokens, Queries queries, Exporting exporting, Limits limits) {
        this.tokens = tokens;
        this.queries = queries;
        this.exporting = exporting;
        this.limits = limits;
    }

    @GetMapping("/api/v1/export")
    Mono<Void> own(ServerWebExchange http) {
        var parameters = http.getRequest().getQueryParams();
        return tokens.authenticate(http).flatMap(grant -> {
            var connection = grant.connection();
            var caller = new Caller(RequestId.of(http), connection.id(), connection.partnerId(), null);
            var collections = Authorisation.readable(grant, http.getRequest().getHeaders());
            var wish = new Exporting.Wish(
                    caller, connection, collections, version(parameters, connection), since(parameters), false);
            var usage = limits.enter(connection.id(), http.getResponse().getHeaders());
            return Mono.defer(() -> exporting.send(http, wish)).doFinally(over -> usage.leave());
        });
    }

    /** {@code forPeople=true} keeps spreadsheets from taking cells for formulas; such a package is not for machines. */
    @GetMapping("/api/v1/connections/{id}/export")
    Mono<Void> ofConnection(@PathVariable String id, ServerWebExchange http) {
        var parameters = http.getRequest().getQueryParams();
        return Mono.fromFuture(() -> queries.ask(new GetConnectionById(id))).flatMap(connection -> {
            var collections = collections(connection);
            if (collections.isEmpty()) {
                throw new Refused(RefusalCode.FUNCTION_NOT_ENABLED, Function.ROSTER_SYNC.label());
            }
            return exporting.send(
                    http,
                    new Exporting.Wish(
                            new Caller(RequestId.of(http), null, null, "administrator"),
                            connection,
                            collections,
                            version(parameters, connection),
                            since(parameters),
                            ListQuery.flag(parameters, "forPeople")));
        });
    }

    private static Set<Collection> collections(ConnectionView connection) {
        Set<Collection> collections = EnumSet.noneOf(Collection.class);
        for (var file : ExportFile.values()) {
            boolean readable = switch (file.collection()) {
                case CATEGORIES, SCORE_SCALES, LINE_ITEMS, RESULTS ->
                    connection.functions().contains(Function.GRADE_BOOK_SYNC);
                case DEMOGRAPHICS ->
                    connection.demographics() && connection.functions().contains(Function.ROSTER_SYNC);
                default -> connection.functions().contains(Function.ROSTER_SYNC);
            };
            if (readable) {
                collections.add(file.collection());
            }
        }
        return collections;
    }

    private static Version version(MultiValueMap<String, String> parameters, ConnectionView connection) {
        var version = parameters.getFirst("version");
        return switch (version) {
            case null -> connection.kind() == ConnectionKind.ONEROSTER_1_1 ? Version.V1P1 : Version.V1P2;
            case "1.1" -> Version.V1P1;
            case "1.2" -> Version.V1P2;
            default -> throw new Refused(RefusalCode.INVALID_QUERY, "version is neither 1.1 nor 1.2.");
        };
    }

    private static @Nullable Long since(MultiValueMap<String, String> parameters) {
        var since = parameters.getFirst("since");
        if (since == null) {
            return null;
        }
        if (!since.matches("\\d{1,18}")) {
            throw new Refused(RefusalCode.INVALID_QUERY, "since is not a position of the ledger.");
        }
        return Long.parseLong(since);
    }
}
