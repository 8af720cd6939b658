package org.rollbook.rest.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Keys of nobody, against which assertions are checked that no key can have signed: so the time that a refusal takes
 * does not tell who is a client. Nothing is ever signed with them.
 */
final class DecoyKeys {
    private static final int RSA_BITS = 2048;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private final AsymmetricJWK rsa =
            new RSAKey.Builder(Base64URL.encode(modulus()), Base64URL.encode(EXPONENT)).build();
    private final Map<Curve, AsymmetricJWK> elliptic = new HashMap<>();

    DecoyKeys() {
        for (var algorithm : JWSAlgorithm.Family.EC) {
            for (var curve : Curve.forJWSAlgorithm(algorithm)) {
                if (!curve.equals(Curve.SECP256K1)) {
                    elliptic.put(curve, made(curve));
                }
            }
        }
    }

    /** So large that hardly a signature is refused for being larger, which takes no time. */
    private static BigInteger modulus() {
        var modulus = new BigInteger(RSA_BITS, new SecureRandom()).setBit(0);
        for (int bit = 1; bit <= Short.SIZE; bit++) {
            modulus = modulus.setBit(RSA_BITS - bit);
        }
        return modulus;
    }

    private static AsymmetricJWK made(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has the curve " + curve + ".", e);
        }
    }

    /** A key that could have signed by the algorithm. */
    AsymmetricJWK of(JWSAlgorithm algorithm) {
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                ? rsa
                : Objects.requireNonNull(
                        elliptic.get(Curve.forJWSAlgorithm(algorithm).iterator().next()));
    }
}
