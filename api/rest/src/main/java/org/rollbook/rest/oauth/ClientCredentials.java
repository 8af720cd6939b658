package org.rollbook.rest.oauth;

import static org.rollbook.rest.oauth.TokenRefused.invalidClient;
import static org.rollbook.rest.oauth.TokenRefused.invalidRequest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollbook.rest.AuthorizationScheme;
import org.springframework.http.HttpHeaders;

/** What a client says of itself: its id and secret, by HTTP Basic or in the body. */
record ClientCredentials(String id, String secret) {
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,512}");

    /** The readings to try, in this order: Basic should be form-encoded inside, and often is not. */
    static List<ClientCredentials> of(HttpHeaders headers, TokenRequest body) {
        var values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            throw invalidRequest("The request has two Authorization headers.");
        }
        if (values.isEmpty()) {
            return List.of(inBody(body));
        }
        var readings = basic(values.getFirst());
        if (readings.stream().noneMatch(reading -> reading.agreesWith(body))) {
            throw invalidRequest("The credentials in header and body differ.");
        }
        return readings;
    }

    private static ClientCredentials inBody(TokenRequest body) {
        if (body.clientId() == null || body.clientSecret() == null) {
            throw invalidClient("The request has no client id and secret.");
        }
        return new ClientCredentials(body.clientId(), body.clientSecret()).checked();
    }

    private static List<ClientCredentials> basic(String header) {
        if (!AuthorizationScheme.BASIC.begins(header)) {
            throw invalidClient("The Authorization header is not HTTP Basic.");
        }
        var text = decoded(AuthorizationScheme.BASIC.credentials(header));
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw invalidClient("The Authorization header has no colon inside.");
        }
        var plain = new ClientCredentials(text.substring(0, colon), text.substring(colon + 1)).checked();
        return Stream.concat(plain.formDecoded().stream(), Stream.of(plain))
                .distinct()
                .toList();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidClient("The Authorization header is not base64 inside.");
        }
    }

    private List<ClientCredentials> formDecoded() {
        try {
            var decoded = new ClientCredentials(
                    URLDecoder.decode(id, StandardCharsets.UTF_8), URLDecoder.decode(secret, StandardCharsets.UTF_8));
            return decoded.isPrintable() ? List.of(decoded) : List.of();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private ClientCredentials checked() {
        if (!isPrintable()) {
            throw invalidClient("The client id or secret is wrong.");
        }
        return this;
    }

    private boolean isPrintable() {
        return PRINTABLE.matcher(id).matches() && PRINTABLE.matcher(secret).matches();
    }

    private boolean agreesWith(TokenRequest body) {
        return (body.clientId() == null || body.clientId().equals(id))
                && (body.clientSecret() == null || Secrets.same(body.clientSecret(), secret));
    }
}
