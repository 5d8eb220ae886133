package signinghelper.portal.authentication;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * Decides whether a login of an old page holds, until the page uses {@code login} of the page library. One for the whole
 * portal; called by many threads.
 *
 * <p>By default the signed text must have a nonce of this server in it, which is good once. The signature is over no
 * origin, unlike a token's: another site that shows the user this server's nonce can pass their signature on.
 */
public final class OldPageLoginValidator {
    private static final System.Logger LOG = System.getLogger(OldPageLoginValidator.class.getName());

    /** A text of other work, which no form of random numbers has. */
    private static final String SENTENCE = "I agree to the contract. 我同意合同。";

    private final CmsVerifier signatures;
    private final SigningCertificateValidator certificates;
    private final CertificateTrust trust;
    private final ChallengeValidator challenges;
    private final @Nullable Pattern replayable;

    /**
     * @param policy forms of CMS that the portal accepts
     * @param trust the CAs whose certificates may log in
     * @param revocation rule for certificates that their CA may have revoked
     * @param challenges where the portal issued the nonces, for {@code LOGIN}
     * @param clock the server's; judges challenges and certificates
     */
    public OldPageLoginValidator(
            VerificationPolicy policy,
            CertificateTrust trust,
            RevocationPolicy revocation,
            ChallengeStore challenges,
            Clock clock) {
        this(
                new CmsVerifier(policy, trust, revocation, clock),
                new SigningCertificateValidator(trust, revocation, clock),
                trust,
                new ChallengeValidator(challenges, clock),
                null);
    }

    private OldPageLoginValidator(
            CmsVerifier signatures,
            SigningCertificateValidator certificates,
            CertificateTrust trust,
            ChallengeValidator challenges,
            @Nullable Pattern replayable) {
        this.signatures = signatures;
        this.certificates = certificates;
        this.trust = trust;
        this.challenges = challenges;
        this.replayable = replayable;
    }

    /**
     * Returns a validator that takes a page's own random number too. Anyone who has seen one such login can send it again,
     * for as long as the certificate is valid. Each start of the portal warns of it.
     *
     * @param random the form of the page's whole text, such as {@code [0-9a-f]{32}}; anything else that a holder has signed
     *     logs nobody in
     * @param why for the log, such as the page that cannot be changed yet
     * @throws IllegalArgumentException for a form that sentences have too
     */
    public OldPageLoginValidator acceptReplayable(Pattern random, String why) {
        if (random.matcher("").matches() || random.matcher(SENTENCE).matches()) {
            throw new IllegalArgumentException("a form that other texts have too: " + random);
        }
        LOG.log(System.Logger.Level.WARNING, "Logins of old pages without a nonce are accepted: {0}, {1}", random, why);
        return new OldPageLoginValidator(signatures, certificates, trust, challenges, random);
    }

    /**
     * Validates the message of an old page. Its nonce is used up with any outcome.
     *
     * @param browserSession the browser that sent it, named as when the nonce was issued
     * @return the certificate, by whose fingerprint the account is found
     * @throws AuthenticationTokenException for exactly one reason; tell the user only that the login failed
     */
    @CheckReturnValue
    public X509Certificate validate(OldPageLogin sent, String browserSession) throws AuthenticationTokenException {
        if (replayable != null && sent.nonce().isEmpty()) {
            require(replayable.matcher(sent.text()).matches());
        } else {
            challenges.consume(sent.nonce(), Challenge.Purpose.LOGIN, browserSession);
            require(sent.text().contains(sent.nonce()));
        }
        var text = sent.text().getBytes(StandardCharsets.UTF_8);
        var certificate = sent.certificate();
        return certificate == null ? signerOf(sent.signature(), text) : bareSigner(certificate, sent.signature(), text);
    }

    private X509Certificate signerOf(Bytes cms, byte[] text) throws AuthenticationTokenException {
        try {
            var verified = verified(cms.toArray(), text);
            var within = verified.content();
            if (within != null) {
                try (var in = within.open()) {
                    require(Bytes.copyOf(in.readAllBytes()).equals(Bytes.copyOf(text)));
                }
            }
            return verified.signer();
        } catch (CmsException | IOException e) {
            throw new AuthenticationTokenException(Reason.SIGNATURE, e);
        }
    }

    private VerifiedCms verified(byte[] cms, byte[] text) throws CmsException, IOException {
        try {
            return signatures.verifyAttached(cms);
        } catch (CmsException e) {
            if (e.reason() != CmsException.Reason.CONTENT_MISSING) {
                throw e;
            }
            return signatures.verifyDetached(cms, new ByteArrayInputStream(text));
        }
    }

    private X509Certificate bareSigner(Bytes der, Bytes signature, byte[] text) throws AuthenticationTokenException {
        try {
            var certificate = trust.present().parsed(der);
            var chain = certificates.validate(certificate);
            var key = certificate.getPublicKey();
            var algorithm = SignatureAlgorithm.forKey(key)
                    .orElseThrow(() -> new AuthenticationTokenException(Reason.ALGORITHM));
            var value = signature.toArray();
            var raw = algorithm.isDer(key, value) ? algorithm.toRaw(value) : value;
            require(algorithm.verify(certificate, text, raw));
            certificates.requireNotRevoked(chain);
            return certificate;
        } catch (CertificateException e) {
            throw new AuthenticationTokenException(Reason.CERTIFICATE_MALFORMED, e);
        } catch (CertificateRefusedException e) {
            throw new AuthenticationTokenException(Reason.of(e.reason()), e);
        }
    }

    private static void require(boolean holds) throws AuthenticationTokenException {
        if (!holds) {
            throw new AuthenticationTokenException(Reason.SIGNATURE);
        }
    }
}
