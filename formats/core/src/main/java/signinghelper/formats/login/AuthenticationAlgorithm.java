package signinghelper.formats.login;

import org.bouncycastle.util.Arrays;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.match.Account;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;

/** Signature algorithm of a token. The constant's name is the wire value (for ES and RS: RFC 7518, 3.1). */
public enum AuthenticationAlgorithm {
    ES256("web-eid:1.0", SignatureAlgorithm.ECDSA_P256_SHA256),
    ES384("web-eid:1.0", SignatureAlgorithm.ECDSA_P384_SHA384),
    RS256("web-eid:1.0", SignatureAlgorithm.RSA_SHA256),
    SM2SM3("signing-helper-sm2:1.0", SignatureAlgorithm.SM2_SM3);

    private static final String BINDING_FORMAT = "signing-helper-bind:1.0";

    private final String loginFormat;
    private final SignatureAlgorithm signatureAlgorithm;

    AuthenticationAlgorithm(String loginFormat, SignatureAlgorithm signatureAlgorithm) {
        this.loginFormat = loginFormat;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    /** The algorithm that goes with {@code key}; empty for a key that can make no token. */
    public static Optional<AuthenticationAlgorithm> forKey(PublicKey key) {
        return SignatureAlgorithm.forKey(key)
                .flatMap(found -> Stream.of(values())
                        .filter(candidate -> candidate.signatureAlgorithm == found)
                        .findAny());
    }

    /** The token's format, which says what its signature means. */
    public String format(TokenPurpose purpose) {
        return switch (purpose) {
            case LOGIN -> loginFormat;
            case BINDING -> BINDING_FORMAT;
        };
    }

    public SignatureAlgorithm signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /**
     * Returns the message that a login signs: {@code H(origin) || H(nonce)}, for SM2 behind {@link MessageTag#LOGIN}.
     * The signature hashes it once more.
     *
     * @param origin serialised origin of the page, without a path
     * @param nonce the portal's challenge, hashed as the text that it is
     */
    public byte[] loginMessage(String origin, String nonce) {
        // The others are Web eID's, which knows no tag.
        var tag = this == SM2SM3 ? MessageTag.LOGIN.bytes() : new byte[0];
        return Arrays.concatenate(tag, hash(origin), hash(nonce));
    }

    /**
     * Returns the message that a binding signs: {@link MessageTag#BINDING}
     * {@code || H(origin) || H(nonce) || H(account)}.
     *
     * @param account account to which the certificate is bound, hashed in its canonical form
     */
    public byte[] bindingMessage(String origin, String nonce, Account account) {
        var hashOfAccount =
                signatureAlgorithm.digestAlgorithm().of(account.canonicalJson().toArray());
        return Arrays.concatenate(MessageTag.BINDING.bytes(), hash(origin), hash(nonce), hashOfAccount);
    }

    private byte[] hash(String text) {
        return signatureAlgorithm.digestAlgorithm().of(text.getBytes(StandardCharsets.UTF_8));
    }
}
