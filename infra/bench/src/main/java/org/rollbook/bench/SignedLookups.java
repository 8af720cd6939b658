package org.rollbook.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.rollbook.bench.Measure.Bar;
import org.rollbook.rest.Percent;

/** One user by id under OneRoster 1.1, each request signed (OAuth 1), against the same with an access token (OAuth 2). */
final class SignedLookups implements Bench {
    private static final int SOME = 32;

    /** Enough that the rate is what the service can do, and not how long an answer takes. */
    private static final int MANY = 128;

    private static final String USERS = "/ims/oneroster/v1p1/users/";

    private final AtomicLong nonces = new AtomicLong();

    @Override
    public String name() {
        return "oauth1";
    }

    @Override
    public String about() {
        return "one user by id, signed by OAuth 1, against the same by OAuth 2";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        return List.of(measure(surroundings, SOME, null), measure(surroundings, MANY, Bar.atLeast(0.7)));
    }

    private Measure measure(Surroundings surroundings, int inFlight, @Nullable Bar bar) throws Exception {
        var district = surroundings.district();
        var site = district.site();
        var credentials = site.administrator().open("oneroster-1.1", null);
        var bearer = "Bearer " + site.administrator().token(credentials);
        try (var signing = site.vendor(inFlight, "");
                var bearing = site.vendor(inFlight, "")) {
            var pair = surroundings
                    .load(inFlight)
                    .compare(
                            number -> {
                                var path = USERS + district.user(number);
                                return signing.get(path, sign(site.base() + path, credentials));
                            },
                            number -> bearing.get(USERS + district.user(number), bearer));
            return Measure.rate(name(), "GET users/{id} signed, " + inFlight + " in flight", pair, bar);
        }
    }

    private String sign(String address, Administrator.Credentials credentials) {
        var parameters = "oauth_consumer_key=" + credentials.clientId() + "&oauth_nonce=n" + nonces.incrementAndGet()
                + "&oauth_signature_method=HMAC-SHA256&oauth_timestamp=" + System.currentTimeMillis() / 1000
                + "&oauth_version=1.0";
        var text = "GET&" + Percent.encode(address) + "&" + Percent.encode(parameters);
        var signature = Base64.getEncoder().encodeToString(hmac(text, credentials.secret() + "&"));
        return "OAuth " + parameters.replace("=", "=\"").replace("&", "\", ") + "\", oauth_signature=\""
                + Percent.encode(signature) + "\"";
    }

    private static byte[] hmac(String text, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
