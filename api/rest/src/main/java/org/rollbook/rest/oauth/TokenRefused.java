package org.rollbook.rest.oauth;

import org.springframework.http.HttpStatus;

/** Why no token is given, in the words of RFC 6749. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String error;
    private final String description;
    private final long retryAfter;

    private TokenRefused(HttpStatus status, String error, String description, long retryAfter) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    static TokenRefused invalidRequest(String description) {
        return new TokenRefused(HttpStatus.BAD_REQUEST, "invalid_request", description, 0);
    }

    static TokenRefused badRequest(String error, String description) {
        return new TokenRefused(HttpStatus.BAD_REQUEST, error, description, 0);
    }

    static TokenRefused tooLarge() {
        return new TokenRefused(HttpStatus.CONTENT_TOO_LARGE, "invalid_request", "The body is too large.", 0);
    }

    static TokenRefused invalidClient(String description) {
        return new TokenRefused(HttpStatus.UNAUTHORIZED, "invalid_client", description, 0);
    }

    static TokenRefused tooManyAttempts(long seconds) {
        return new TokenRefused(
                HttpStatus.TOO_MANY_REQUESTS, "invalid_client", "Too many attempts with a wrong secret.", seconds);
    }

    HttpStatus status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }

    /** Seconds; 0 for no such header. */
    long retryAfter() {
        return retryAfter;
    }
}
