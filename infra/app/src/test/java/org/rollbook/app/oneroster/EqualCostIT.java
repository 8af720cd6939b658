package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.V1P1;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether somebody is known cannot be told by the time that a refusal takes. */
class EqualCostIT {
    private static final int RSA_BITS = 2048;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 300;
    private static final int TRIES_OF_ONE = 15;
    private static final double LARGEST_DIFFERENCE = 0.3;

    private static District district;

    @BeforeAll
    static void open() throws Exception {
        district = District.open();
    }

    /** As many that none of them is asked more often than the service bears. */
    private static List<JsonNode> connections() throws Exception {
        var connections = new ArrayList<JsonNode>();
        for (int i = 0; i <= (WARM_UP + ROUNDS) / TRIES_OF_ONE; i++) {
            connections.add(district.connection("oneroster-1.1", "\"all\"", "lenient"));
        }
        return connections;
    }

    private interface Attempt {
        int status(String client) throws Exception;
    }

    /** Each stranger is a new one, as somebody would have it who guesses. */
    private static String stranger() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void of_a_key_that_signs() throws Exception {
        costs_the_same(
                connections(),
                key -> new Signed(district, key, "guess", "HMAC-SHA256")
                        .get(V1P1 + "/users", "limit=1")
                        .status());
    }

    @Test
    void of_a_client_that_shows_a_secret() throws Exception {
        costs_the_same(
                connections(),
                client -> district.send(HttpRequest.newBuilder(district.base.resolve("/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_secret=guess&client_id=" + client)))
                        .status());
    }

    @Test
    void of_a_client_that_signs_assertions() throws Exception {
        var key = new RSAKeyGenerator(RSA_BITS).keyID("k").generate();
        var keys = new JWKSet(key.toPublicJWK()).toString(true);
        var connections = connections();
        for (var connection : connections) {
            var set = district.putAsAdministrator(
                    "/api/v1/connections/" + connection.path("id").asString() + "/client-keys", keys);
            assertThat(set.status()).as(set.body()).isEqualTo(200);
        }
        costs_the_same(
                connections,
                client -> district.send(HttpRequest.newBuilder(district.base.resolve("/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_assertion_type="
                                                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                                                + "&client_assertion=" + forged(client))))
                        .status());
    }

    /** As long as a genuine one, so that it has to be calculated with. */
    private static String forged(String client) {
        var claims = new JWTClaimsSet.Builder().issuer(client).subject(client).build();
        return Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"k\"}") + "." + Base64URL.encode(claims.toString()) + "."
                + Base64URL.encode(Arrays.copyOf(new byte[] {0, 1, 2, 3}, RSA_BITS / 8));
    }

    private static void costs_the_same(List<JsonNode> connections, Attempt attempt) throws Exception {
        IntFunction<String> next =
                i -> connections.get(i % connections.size()).path("clientId").asString();
        var ofKnown = new long[ROUNDS];
        var ofStrangers = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long known = nanos(attempt, next.apply(i + WARM_UP));
            long stranger = nanos(attempt, stranger());
            if (i >= 0) {
                ofKnown[i] = known;
                ofStrangers[i] = stranger;
            }
        }
        double ratio = (double) undisturbed(ofStrangers) / undisturbed(ofKnown);
        assertThat(ratio).isBetween(1 - LARGEST_DIFFERENCE, 1 + LARGEST_DIFFERENCE);
    }

    private static long nanos(Attempt attempt, String client) throws Exception {
        long start = System.nanoTime();
        int status = attempt.status(client);
        long took = System.nanoTime() - start;
        assertThat(status).isEqualTo(401);
        return took;
    }

    /** The lower decile: what else the machine does makes a request longer, never shorter. */
    private static long undisturbed(long[] times) {
        Arrays.sort(times);
        return times[times.length / 10];
    }
}
