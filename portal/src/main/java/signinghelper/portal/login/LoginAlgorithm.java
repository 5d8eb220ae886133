package signinghelper.portal.login;

import org.bouncycastle.util.Arrays;
import signinghelper.portal.signature.SignatureAlgorithm;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;

/** How a login token is signed. The constant's name is the wire value (for ES and RS: RFC 7518, 3.1). */
public enum LoginAlgorithm {
    ES256("web-eid:1.0", "", SignatureAlgorithm.ECDSA_P256_SHA256),
    ES384("web-eid:1.0", "", SignatureAlgorithm.ECDSA_P384_SHA384),
    RS256("web-eid:1.0", "", SignatureAlgorithm.RSA_SHA256),
    SM2SM3("signing-helper-sm2:1.0", "signing-helper login v1\n", SignatureAlgorithm.SM2_SM3);

    private final String format;
    private final String tag;
    private final SignatureAlgorithm signatureAlgorithm;

    LoginAlgorithm(String format, String tag, SignatureAlgorithm signatureAlgorithm) {
        this.format = format;
        this.tag = tag;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The algorithm that goes with {@code key}; empty for a key that cannot log in. */
    public static Optional<LoginAlgorithm> forKey(PublicKey key) {
        return SignatureAlgorithm.forKey(key)
                .flatMap(found -> Stream.of(values())
                        .filter(candidate -> candidate.signatureAlgorithm == found)
                        .findAny());
    }

    public String format() {
        return format;
    }

    public SignatureAlgorithm signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * What is signed: {@code H(origin) || H(nonce)}, for SM2 behind a tag that no other signature of the helper starts
     * with. The signature hashes it once more.
     *
     * @param origin serialised origin of the page, without a path
     * @param nonce the portal's challenge, hashed as the text that it is
     */
    public byte[] message(String origin, String nonce) {
        var digest = signatureAlgorithm.digestAlgorithm();
        return Arrays.concatenate(
                tag.getBytes(StandardCharsets.US_ASCII),
                digest.of(origin.getBytes(StandardCharsets.UTF_8)),
                digest.of(nonce.getBytes(StandardCharsets.UTF_8)));
    }
}
