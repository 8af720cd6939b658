package org.rollbook.rest;

import java.net.URI;

/**
 * Where clients reach this installation; every address that is sent begins with it, whatever a request's headers say.
 *
 * @param base scheme, host and port, without a path and a slash at the end
 */
public record PublicAddress(URI base) {
    public String with(String path) {
        var text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path;
    }

    /** Path of the public key of this installation. */
    public static final String KEYS = "/oauth2/jwks";

    /** The name under which this installation gives tokens. */
    public String issuer() {
        return with("");
    }

    public String tokenUrl() {
        return with("/oauth2/token");
    }
}
