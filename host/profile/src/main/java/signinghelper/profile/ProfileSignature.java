package signinghelper.profile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/**
 * Signed profile: JWS in compact form (RFC 7515, 7.1) with {@code RS256} (RFC 7518, 3.3) only. The header is compared
 * as a whole, so that an algorithm or key named inside a file is never used.
 */
final class ProfileSignature {
    private static final String HEADER = encode("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII));
    private static final String ALGORITHM = "SHA256withRSA";

    private ProfileSignature() {}

    /**
     * Returns the payload if one of {@code keys} signed it.
     *
     * @param jws header, payload and signature in Base64url, joined by dots
     * @throws GeneralSecurityException if none did, or {@code jws} is not of that form
     */
    static String verify(String jws, List<PublicKey> keys) throws GeneralSecurityException {
        var parts = jws.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(HEADER)) {
            throw new GeneralSecurityException("not a profile signature of the one accepted form");
        }
        var signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        var signature = decode(parts[2]);
        for (var key : keys) {
            if (verifies(key, signed, signature)) {
                return new String(decode(parts[1]), StandardCharsets.UTF_8);
            }
        }
        throw new GeneralSecurityException("profile signed by none of the " + keys.size() + " trusted keys");
    }

    /**
     * Signs a payload. The same payload and key give the same signature, so that a package can be built again and
     * compared.
     *
     * @throws GeneralSecurityException if {@code key} is not of RSA
     */
    static String sign(String payload, PrivateKey key) throws GeneralSecurityException {
        var signed = HEADER + "." + encode(payload.getBytes(StandardCharsets.UTF_8));
        var signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encode(signer.sign());
    }

    private static boolean verifies(PublicKey key, byte[] signed, byte[] signature) throws GeneralSecurityException {
        var verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(signed);
        try {
            return verifier.verify(signature);
        } catch (java.security.SignatureException e) {
            return false;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) throws GeneralSecurityException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64url", e);
        }
    }
}
