package org.rollbook.rest.oauth;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.rest.AuthorizationScheme;
import org.rollbook.rest.Percent;
import org.rollbook.rest.oauth.BaseString.Parameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request that is signed by OAuth 1 (RFC 5849), taken apart.
 *
 * @param readings the base strings that the client may have meant: a plus sign in a query is a blank, and for some
 *     clients a plus sign; a form in the body is part of it, and for some clients not
 */
record SignedRequest(
        String key, SignatureMethod method, String signature, long timestamp, String nonce, List<BaseString> readings) {
    private static final String SIGNATURE = "oauth_signature";
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)oauth_signature=");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,255}");

    /** True when the request says that it is signed, in its header or in its query. */
    static boolean is(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return AuthorizationScheme.OAUTH.begins(authorization);
        }
        var query = request.getURI().getRawQuery();
        return query != null && IN_QUERY.matcher(query).find();
    }

    /**
     * @param target raw path and query
     * @param form the body, when it is a form
     * @param origin scheme, host and port as the client sees them
     */
    static SignedRequest of(ServerHttpRequest request, String target, @Nullable String form, String origin) {
        var header = header(request.getHeaders());
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        var all = new ArrayList<>(header);
        all.addAll(pairs(query, Percent::query));
        if (form != null) {
            all.addAll(pairs(form, Percent::query));
        }
        var oauth = protocol(all);
        var base = new BaseString(
                request.getMethod().name(),
                origin + (mark < 0 ? target : target.substring(0, mark)),
                withoutSignature(all));
        var readings = new ArrayList<BaseString>();
        readings.add(base);
        if (query.indexOf('+') >= 0) {
            var plus = new ArrayList<>(header);
            plus.addAll(pairs(query, raw -> Percent.query(raw.replace("+", "%2B"))));
            readings.add(new BaseString(base.method(), base.address(), withoutSignature(plus)));
        }
        if (form != null) {
            var bare = new ArrayList<>(header);
            bare.addAll(pairs(query, Percent::query));
            readings.add(new BaseString(base.method(), base.address(), withoutSignature(bare)));
        }
        return new SignedRequest(
                one(oauth, "oauth_consumer_key"),
                method(one(oauth, "oauth_signature_method")),
                signature(one(oauth, SIGNATURE)),
                timestamp(one(oauth, "oauth_timestamp")),
                one(oauth, "oauth_nonce"),
                List.copyOf(readings));
    }

    private static List<Parameter> header(HttpHeaders headers) {
        var values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.size() > 1) {
            throw new Refused(RefusalCode.INVALID_REQUEST, "The request has two Authorization headers.");
        }
        return values.stream()
                .filter(AuthorizationScheme.OAUTH::begins)
                .findFirst()
                .map(AuthorizationScheme.OAUTH::credentials)
                .map(AuthorizationHeader::parameters)
                .orElse(List.of());
    }

    private static List<Parameter> pairs(String text, UnaryOperator<@Nullable String> decode) {
        var pairs = new ArrayList<Parameter>();
        for (String part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decode.apply(equals < 0 ? part : part.substring(0, equals));
                String value = decode.apply(equals < 0 ? "" : part.substring(equals + 1));
                if (name == null || value == null) {
                    throw unreadable("A parameter is not percent-encoded UTF-8.");
                }
                pairs.add(new Parameter(name, value));
            }
        }
        return pairs;
    }

    private static Map<String, String> protocol(List<Parameter> all) {
        var oauth = new HashMap<String, String>();
        for (var parameter : all) {
            if (parameter.name().startsWith("oauth_") && oauth.put(parameter.name(), parameter.value()) != null) {
                throw unreadable(printable(parameter.name()) + " is given twice.");
            }
        }
        if (!oauth.getOrDefault("oauth_version", "1.0").equals("1.0")) {
            throw unreadable("oauth_version is not 1.0.");
        }
        return oauth;
    }

    private static List<Parameter> withoutSignature(List<Parameter> all) {
        return all.stream()
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .toList();
    }

    private static String one(Map<String, String> oauth, String name) {
        var value = oauth.get(name);
        if (value == null || !PRINTABLE.matcher(value).matches()) {
            throw unreadable(name + " is missing, or is not a text of at most 255 printable characters.");
        }
        return value;
    }

    private static SignatureMethod method(String word) {
        return SignatureMethod.of(word)
                .orElseThrow(() -> unreadable("oauth_signature_method is neither HMAC-SHA256 nor HMAC-SHA1."));
    }

    /** Compares without telling by its time how much is equal. */
    boolean isSignedBy(byte[] hmac) {
        return MessageDigest.isEqual(Base64.getDecoder().decode(signature), hmac);
    }

    private static String signature(String base64) {
        try {
            var repaired = base64.replace(' ', '+');
            Base64.getDecoder().decode(repaired);
            return repaired;
        } catch (IllegalArgumentException e) {
            throw unreadable("oauth_signature is not base64.");
        }
    }

    private static long timestamp(String seconds) {
        if (!SECONDS.matcher(seconds).matches()) {
            throw unreadable("oauth_timestamp is not a number of seconds.");
        }
        return Long.parseLong(seconds);
    }

    private static String printable(String name) {
        return PRINTABLE.matcher(name).matches() ? name : "A parameter";
    }

    static Refused unreadable(String sentence) {
        return new Refused(RefusalCode.UNAUTHENTICATED, sentence);
    }
}
