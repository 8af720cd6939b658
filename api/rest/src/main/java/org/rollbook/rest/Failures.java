package org.rollbook.rest;

import io.netty.handler.codec.DecoderException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/** What a failure of any kind comes to, as a refusal with its code. */
public final class Failures {
    private Failures() {}

    public static Refused refusal(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case CompletionException e when e.getCause() != null -> refusal(e.getCause());
            case ExecutionException e when e.getCause() != null -> refusal(e.getCause());
            case DataBufferLimitException e -> tooLarge();
            case DecoderException e ->
                new Refused(RefusalCode.INVALID_REQUEST, "The body of the request cannot be read.");
            case MethodNotAllowedException e -> new Refused(RefusalCode.METHOD_NOT_OFFERED, e.getHttpMethod());
            case ServerWebInputException e -> badInput(e);
            case ResponseStatusException e -> byStatus(e);
            default -> new Refused(RefusalCode.INTERNAL);
        };
    }

    private static Refused badInput(ServerWebInputException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return tooLarge();
            }
        }
        return new Refused(
                RefusalCode.INVALID_REQUEST,
                e.getMethodParameter() == null || e.getCause() != null
                        ? "The request's body is not well-formed JSON, or a parameter has a wrong form."
                        : "The request lacks its body or a parameter.");
    }

    private static Refused byStatus(ResponseStatusException e) {
        return switch (e.getStatusCode().value()) {
            case 404 -> new Refused(RefusalCode.UNKNOWN_PATH);
            case 406 -> new Refused(RefusalCode.NOT_ACCEPTABLE);
            case 413 -> tooLarge();
            case 415 -> new Refused(RefusalCode.NOT_JSON);
            case 503 -> new Refused(RefusalCode.OVERLOADED);
            default ->
                e.getStatusCode().is4xxClientError()
                        ? new Refused(RefusalCode.INVALID_REQUEST, "The request cannot be understood.")
                        : new Refused(RefusalCode.INTERNAL);
        };
    }

    private static Refused tooLarge() {
        return new Refused(RefusalCode.BODY_TOO_LARGE, "1,048,576");
    }
}
