package signinghelper.login;

import signinghelper.portal.Bytes;
import signinghelper.portal.authentication.AuthenticationAlgorithm;
import signinghelper.portal.authentication.AuthenticationToken;
import signinghelper.portal.authentication.Challenge;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Origin;
import signinghelper.token.Digest;
import signinghelper.token.KeyEntry;
import signinghelper.token.TokenSession;

import java.security.cert.CertificateEncodingException;

/** Makes login tokens. What is signed is put together here from origin and nonce and can be nothing else. */
public final class LoginSigner {
    private final String appVersion;

    /** Takes what the token says of its maker, e.g. {@code signing-helper/1.0.0}. */
    public LoginSigner(String appVersion) {
        this.appVersion = appVersion;
    }

    /**
     * Signs with a U-Key that is logged in, and verifies the signature before anyone sees it.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED} for a key that cannot log in, {@code SIGNATURE_INVALID}, or whatever
     *     the U-Key says
     */
    public AuthenticationToken sign(TokenSession session, KeyEntry key, Origin origin, Nonce nonce) throws Refusal {
        var certificate = key.certificate();
        var algorithm = AuthenticationAlgorithm.forKey(certificate.getPublicKey())
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
        var signatureAlgorithm = algorithm.signatureAlgorithm();
        var message = algorithm.loginMessage(origin.value(), nonce.value());
        var digest = signatureAlgorithm.digest(certificate.getPublicKey(), message);
        var signature = session.sign(key, new Digest(signatureAlgorithm.digestAlgorithm(), Bytes.copyOf(digest)));
        if (!signatureAlgorithm.verify(certificate, message, signature.toArray())) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        return new AuthenticationToken(
                encode(key),
                algorithm.name(),
                signature.toBase64(),
                algorithm.format(Challenge.Purpose.LOGIN),
                appVersion);
    }

    private static String encode(KeyEntry key) throws Refusal {
        try {
            return Bytes.copyOf(key.certificate().getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}
