package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoyKeysTest {
    private static final int TRIES = 400;

    private final DecoyKeys decoys = new DecoyKeys();

    static List<String> algorithms() {
        return ClientAssertions.algorithms();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void refusing_by_a_decoy_takes_as_long_as_by_a_genuine_key(String name) throws Exception {
        var algorithm = JWSAlgorithm.parse(name);
        var guess = guess(algorithm);
        var genuine = (AsymmetricJWK) key(algorithm);
        var decoy = decoys.of(algorithm);
        var byGenuine = new long[TRIES];
        var byDecoy = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            byGenuine[i] = nanosToRefuse(guess, genuine);
            byDecoy[i] = nanosToRefuse(guess, decoy);
        }
        assertThat(undisturbed(byDecoy) / undisturbed(byGenuine)).isBetween(0.6, 1.7);
    }

    /** Signed by nobody, with numbers that can only be refused by calculating. */
    private static SignedJWT guess(JWSAlgorithm algorithm) throws Exception {
        var jwt = new SignedJWT(new JWSHeader(algorithm), new JWTClaimsSet.Builder().build());
        jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key(algorithm), algorithm));
        var signature = jwt.getSignature().decode();
        Arrays.fill(signature, (byte) 7);
        signature[0] = 0;
        signature[signature.length / 2] = 0;
        return new SignedJWT(
                jwt.getHeader().toBase64URL(), jwt.getPayload().toBase64URL(), Base64URL.encode(signature));
    }

    private static JWK key(JWSAlgorithm algorithm) throws Exception {
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                ? new RSAKeyGenerator(2048).generate()
                : new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next()).generate();
    }

    private static long nanosToRefuse(SignedJWT jwt, AsymmetricJWK key) throws Exception {
        long start = System.nanoTime();
        boolean signed =
                jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key.toPublicKey()));
        long took = System.nanoTime() - start;
        assertThat(signed).isFalse();
        return took;
    }

    /** The lower decile: what else the machine does makes a refusal longer, never shorter. */
    private static double undisturbed(long[] times) {
        Arrays.sort(times);
        return times[times.length / 10];
    }
}
