package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Proofs;
import org.rollbook.rest.DistrictStub;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.RememberedNonces;
import org.rollbook.rest.RequestTrace;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class SignedRequestsTest {
    private static final String HOST = "https://sis.example.org";
    private static final String USERS = "/ims/oneroster/v1p1/users";
    private static final SecretSeal SEAL = new SecretSeal("5e".repeat(32));
    private static final Instant NOW = Instant.ofEpochSecond(1789371005);

    private final DistrictStub district = new DistrictStub();
    private final SignedRequests signatures = new SignedRequests(
            district,
            new RememberedNonces(),
            SEAL,
            Clock.fixed(NOW, ZoneOffset.UTC),
            new PublicAddress(URI.create(HOST)));
    private MockServerWebExchange exchange;
    private int nonces;

    @BeforeEach
    void connect() {
        district.connect(connection("key-1", "s3cret", null, null));
    }

    private static ConnectionView connection(String key, String secret, String previous, Instant until) {
        var c = DistrictStub.connection(
                key, secret, ConnectionKind.ONEROSTER_1_1, ConnectionKind.ONEROSTER_1_1.carries(), false);
        return new ConnectionView(
                c.id(),
                c.applicationId(),
                c.partnerId(),
                c.kind(),
                c.purpose(),
                c.schools(),
                c.functions(),
                c.demographics(),
                c.profile(),
                c.enabled(),
                c.clientId(),
                c.secretSha256(),
                previous == null ? null : Secrets.sha256(previous),
                until,
                c.conflicts(),
                new Proofs(
                        SEAL.seal(c.id(), secret),
                        previous == null ? null : SEAL.seal(c.id(), previous),
                        null,
                        null,
                        null));
    }

    private AccessTokens.Grant send(String target, String authorization) {
        return send(HttpMethod.GET, target, authorization);
    }

    private AccessTokens.Grant send(HttpMethod method, String target, String authorization) {
        var request = MockServerHttpRequest.method(method, URI.create("http://10.0.0.7:8080" + target))
                .header("Host", "10.0.0.7:8080");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        exchange = MockServerWebExchange.from(request);
        return signatures.authenticate(exchange, target).block(Duration.ofSeconds(5));
    }

    private Map<String, String> signed(String secret, Map<String, String> query) throws Exception {
        return Signing.sign(
                "GET", HOST + USERS, query, "key-1", secret, "HMAC-SHA256", NOW.getEpochSecond(), "nonce-" + ++nonces);
    }

    @ParameterizedTest
    @Tag("A-047")
    @Tag("A-048")
    @Tag("A-049")
    @Tag("A-053")
    @Tag("A-054")
    @ValueSource(
            strings = {
                "HMAC-SHA256 CtBUlgshmjEapE52qBBihnay9GQRxpZfhGznPPpeoAY=",
                "HMAC-SHA1 Z1OsmVx36klybhGOtYjvjiWBhg4="
            })
    void the_example_of_the_reference_is_genuine_behind_a_proxy(String signature) {
        var parts = signature.split(" ");
        var grant = send(
                USERS + "?limit=2&filter=familyName%3D%27O%20Neil%27",
                "OAuth realm=\"\", oauth_consumer_key=\"key-1\", oauth_nonce=\"b6f1c9\", oauth_signature=\""
                        + parts[1].replace("=", "%3D") + "\", oauth_signature_method=\"" + parts[0]
                        + "\", oauth_timestamp=\"1789371005\", oauth_version=\"1.0\"");

        assertThat(grant.connection().id()).isEqualTo("con-key-1");
        assertThat(grant.scopes()).contains("https://purl.imsglobal.org/spec/or/v1p1/scope/roster.readonly");
    }

    @Test
    void the_parameters_may_be_in_the_query() throws Exception {
        var query = new TreeMap<>(Map.of("limit", "2", "filter", "givenName='Zoë +&%'"));
        query.putAll(signed("s3cret", query));

        assertThat(send(USERS + "?" + Signing.query(query), null)).isNotNull();
    }

    @Test
    void a_plus_in_the_query_is_a_blank_and_for_some_clients_a_plus() throws Exception {
        assertThat(send(
                        USERS + "?filter=familyName='O+Neil'".replace("'", "%27"),
                        Signing.header(signed("s3cret", Map.of("filter", "familyName='O Neil'")))))
                .isNotNull();
        assertThat(send(
                        USERS + "?filter=familyName='O+Neil'".replace("'", "%27"),
                        Signing.header(signed("s3cret", Map.of("filter", "familyName='O+Neil'")))))
                .isNotNull();
    }

    @Test
    @Tag("N19")
    void the_secret_before_signs_as_long_as_it_works() throws Exception {
        district.connect(connection("key-1", "new", "old", NOW.plusSeconds(1)));
        assertThat(send(USERS, Signing.header(signed("new", Map.of())))).isNotNull();
        assertThat(send(USERS, Signing.header(signed("old", Map.of())))).isNotNull();

        district.connect(connection("key-1", "new", "old", NOW));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(signed("old", Map.of())));
    }

    private void refused(RefusalCode code, String target, String authorization) {
        assertThatThrownBy(() -> send(target, authorization))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code())
                                .as(refused.getMessage())
                                .isEqualTo(code));
    }

    private String told() {
        return RequestTrace.of(exchange).detail().get();
    }

    @Test
    @Tag("A-050")
    void a_changed_query_is_refused_and_the_administrator_sees_the_base_string() throws Exception {
        refused(
                RefusalCode.SIGNATURE_WRONG,
                USERS + "?limit=3",
                Signing.header(signed("s3cret", Map.of("limit", "2"))));

        assertThat(RequestTrace.of(exchange).connectionId()).isEqualTo("con-key-1");
        assertThat(told())
                .startsWith("Base string: GET&https%3A%2F%2Fsis.example.org%2Fims%2Foneroster%2Fv1p1%2Fusers&limit%3D3"
                        + "%26oauth_consumer_key%3Dkey-1%26")
                .contains("None of the usual mistakes");
    }

    @Test
    void the_administrator_is_told_which_mistake_leads_to_the_signature() throws Exception {
        var now = NOW.getEpochSecond();
        var at = Signing.sign(
                "GET", "http://10.0.0.7:8080" + USERS, Map.of(), "key-1", "s3cret", "HMAC-SHA256", now, "a");
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(at));
        assertThat(told()).endsWith("The address that is signed is http://10.0.0.7:8080" + USERS + ".");

        refused(RefusalCode.SIGNATURE_WRONG, USERS + "?limit=1", Signing.header(signed("s3cret", Map.of())));
        assertThat(told()).endsWith("The parameters of the query are not signed.");

        var method = new TreeMap<>(signed("s3cret", Map.of()));
        var base = told(method);
        method.put("oauth_signature", base64(SignatureMethod.HMAC_SHA256.hmac(base, "s3cret")));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(method));
        assertThat(told()).endsWith("The key lacks the & behind the secret.");

        method.put("oauth_signature", base64(SignatureMethod.HMAC_SHA1.hmac(base, "s3cret&")));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(method));
        assertThat(told()).endsWith("The signature was made by another method than oauth_signature_method says.");

        method.put(
                "oauth_signature", base64(SignatureMethod.HMAC_SHA256.hmac(base.replace("GET&", "get&"), "s3cret&")));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(method));
        assertThat(told()).endsWith("The method is signed in small letters.");

        method.put(
                "oauth_signature",
                base64(SignatureMethod.HMAC_SHA256.hmac(base.replace("%26oauth_version%3D1.0", ""), "s3cret&")));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(method));
        assertThat(told()).endsWith("oauth_version is sent, but not signed.");
    }

    /** The base string for these parameters, as the service tells it. */
    private String told(Map<String, String> oauth) {
        var wrong = new TreeMap<>(oauth);
        wrong.put("oauth_signature", "AAAA");
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(wrong));
        return told().lines().findFirst().orElseThrow().substring("Base string: ".length());
    }

    private static String base64(byte[] bytes) {
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void an_unknown_key_is_refused_like_a_wrong_signature() throws Exception {
        var oauth = new TreeMap<>(signed("s3cret", Map.of()));
        oauth.put("oauth_consumer_key", "key-9");
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(oauth));
        assertThat(told()).isEqualTo("There is no connection with the key key-9.");
    }

    @Test
    @Tag("A-056")
    void a_connection_whose_secret_is_not_kept_does_not_sign() throws Exception {
        district.connect(DistrictStub.connection("key-1", "s3cret"));
        refused(RefusalCode.SIGNATURE_WRONG, USERS, Signing.header(signed("s3cret", Map.of())));
        assertThat(told()).contains("use OAuth 2");
    }

    @Test
    @Tag("A-051")
    void a_timestamp_counts_from_ten_minutes_past_to_five_minutes_ahead() throws Exception {
        for (long offset : new long[] {-600, 300}) {
            assertThat(send(USERS, at(offset))).isNotNull();
        }
        for (long offset : new long[] {-601, 301}) {
            refused(RefusalCode.TIMESTAMP_REFUSED, USERS, at(offset));
        }
        assertThat(told()).contains("301 seconds ahead of the clock");
    }

    private String at(long offset) throws Exception {
        return Signing.header(Signing.sign(
                "GET",
                HOST + USERS,
                Map.of(),
                "key-1",
                "s3cret",
                "HMAC-SHA256",
                NOW.getEpochSecond() + offset,
                "nonce"));
    }

    @Test
    @Tag("A-052")
    void a_nonce_counts_once() throws Exception {
        var header = Signing.header(signed("s3cret", Map.of()));
        assertThat(send(USERS, header)).isNotNull();
        refused(RefusalCode.NONCE_USED, USERS, header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth",
                "OAuth ",
                "OAuth x",
                "OAuth oauth_consumer_key=\"%zz\"",
                "OAuth oauth_consumer_key=\"a\", oauth_consumer_key=\"b\"",
                "OAuth oauth_consumer_key=\"key-1\", oauth_nonce=\"n\", oauth_timestamp=\"1\", oauth_signature=\"AAAA\","
                        + " oauth_signature_method=\"PLAINTEXT\"",
                "OAuth oauth_consumer_key=\"key-1\", oauth_nonce=\"n\", oauth_timestamp=\"-1\", oauth_signature=\"AAAA\","
                        + " oauth_signature_method=\"HMAC-SHA1\"",
                "OAuth oauth_consumer_key=\"key-1\", oauth_nonce=\"n\", oauth_timestamp=\"1\", oauth_signature=\"A\","
                        + " oauth_signature_method=\"HMAC-SHA1\"",
                "OAuth oauth_consumer_key=\"key-1\", oauth_nonce=\"n\", oauth_timestamp=\"1\", oauth_signature=\"AAAA\","
                        + " oauth_signature_method=\"HMAC-SHA1\", oauth_version=\"2.0\""
            })
    void what_cannot_be_read_is_refused(String header) {
        refused(RefusalCode.UNAUTHENTICATED, USERS, header);
    }

    @Test
    void a_form_in_the_body_is_signed_or_not() throws Exception {
        for (var query : List.of(Map.of("a", "1", "b", "x y"), Map.of("a", "1"))) {
            var header = Signing.header(signed("s3cret", query));
            exchange = MockServerWebExchange.from(
                    MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://localhost" + USERS + "?a=1"))
                            .header("Authorization", header)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .body("b=x+y"));
            assertThat(signatures.authenticate(exchange, USERS + "?a=1").block(Duration.ofSeconds(5)))
                    .isNotNull();
        }
    }
}
