package org.rollbook.rest.oneroster;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.UUID;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.FailedRequests;
import org.rollbook.rest.Problem;
import org.rollbook.rest.RequestId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests whose first line or headers cannot be read, like every other failure, and puts them into the
 * administrators' log as those of a stranger: who has sent them stands in what cannot be read.
 */
@Component
final class UnreadableRequests {
    /** What the server takes for the address of a first line that it could not read. */
    private static final String NO_ADDRESS = "/bad-request";

    private static final JsonMapper JSON = new JsonMapper();

    private final FailedRequests log;

    UnreadableRequests(FailedRequests log) {
        this.log = log;
    }

    FullHttpResponse answer(HttpRequest request) {
        var refused = refusal(request.decoderResult().cause());
        var requestId = UUID.randomUUID().toString();
        var path = path(request);
        log.add(requestId, request.method().name(), path, refused);
        boolean problem = path.startsWith("/") && !path.startsWith("/ims/");
        byte[] body = problem
                ? JSON.writeValueAsBytes(Problem.of(refused, path, requestId))
                : StatusInfo.failure(
                        path.startsWith(Service.LEGACY.base()) ? Version.V1P1 : Version.V1P2,
                        Service.RESOURCES.holds(path),
                        refused,
                        requestId);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refused.code().status()),
                Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, problem ? "application/problem+json" : "application/json")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, "close")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestId.HEADER, requestId);
        return answer;
    }

    private static Refused refusal(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException e -> new Refused(RefusalCode.ADDRESS_TOO_LONG, ForgivingServer.LONGEST_LINE);
            case TooLongHttpHeaderException e ->
                new Refused(RefusalCode.HEADERS_TOO_LARGE, ForgivingServer.LONGEST_HEADERS);
            default ->
                new Refused(RefusalCode.INVALID_REQUEST, "The first line of the request or a header cannot be read.");
        };
    }

    private static String path(HttpRequest request) {
        var target = request.uri();
        int query = target.indexOf('?');
        return target.equals(NO_ADDRESS) ? "" : query < 0 ? target : target.substring(0, query);
    }
}
