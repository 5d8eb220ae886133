package signinghelper.login;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.login.Origin;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.formats.match.Account;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.TokenSession;

import java.security.cert.CertificateEncodingException;

/** Signer of login and binding tokens. The signed data is assembled here and cannot be anything else. */
public final class AuthenticationSigner {
    private final String appVersion;

    /** Creates a signer whose tokens name {@code appVersion} as their maker, such as {@code signing-helper/1.2.3}. */
    public AuthenticationSigner(String appVersion) {
        this.appVersion = appVersion;
    }

    /**
     * Signs a login with a U-Key that is logged in, and verifies the signature before it is returned.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED} for a key that cannot sign tokens, {@code SIGNATURE_INVALID}, or the
     *     U-Key's own refusal
     */
    public AuthenticationToken login(TokenSession session, KeyEntry key, Origin origin, Nonce nonce) throws Refusal {
        var algorithm = algorithm(key);
        return sign(session, key, TokenPurpose.LOGIN, algorithm.loginMessage(origin.value(), nonce.value()));
    }

    /** Signs a binding to {@code account} in the same way. */
    public AuthenticationToken binding(TokenSession session, KeyEntry key, Origin origin, Nonce nonce, Account account)
            throws Refusal {
        var algorithm = algorithm(key);
        var message = algorithm.bindingMessage(origin.value(), nonce.value(), account);
        return sign(session, key, TokenPurpose.BINDING, message);
    }

    private AuthenticationToken sign(TokenSession session, KeyEntry key, TokenPurpose purpose, byte[] message)
            throws Refusal {
        var certificate = key.certificate();
        var algorithm = algorithm(key);
        var signatureAlgorithm = algorithm.signatureAlgorithm();
        var digest = signatureAlgorithm.digest(certificate.getPublicKey(), message);
        var signature = session.sign(key, new Digest(signatureAlgorithm.digestAlgorithm(), Bytes.copyOf(digest)));
        if (!signatureAlgorithm.verify(certificate, message, signature.toArray())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        return new AuthenticationToken(
                encode(key), algorithm.name(), signature.toBase64(), algorithm.format(purpose), appVersion);
    }

    private static AuthenticationAlgorithm algorithm(KeyEntry key) throws Refusal {
        return AuthenticationAlgorithm.forKey(key.certificate().getPublicKey())
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
    }

    private static String encode(KeyEntry key) throws Refusal {
        try {
            return Bytes.copyOf(key.certificate().getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
