package signinghelper.portal.authentication;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.RefusalMessage;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.match.SubjectMatch;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Refusal of an authentication token, for exactly one {@link Reason}. Tell the user only that the login or the binding
 * failed.
 */
public final class AuthenticationTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason why a token is refused. The portal logs it; an attacker should not be told. */
    public enum Reason {
        /** Not the JSON of a token, or its signature is not Base64. */
        MALFORMED("Not the JSON of a token, or its signature is not Base64."),
        /** Format unknown, not that of the algorithm, or for another purpose. */
        FORMAT("The token's format is unknown, not the one of its algorithm, or for another purpose."),
        /** Algorithm unknown, or not that of the certificate's key. */
        ALGORITHM("The token's algorithm is unknown, or not the one of the certificate's key."),
        /** The certificate is not exactly one DER certificate. */
        CERTIFICATE_MALFORMED("The certificate is not one DER certificate."),
        /** Expired or not yet valid by the server's clock. */
        CERTIFICATE_VALIDITY("The certificate is expired or not yet valid by the server's clock."),
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature). */
        CERTIFICATE_USAGE("The certificate is a CA's, or not for signing."),
        /** No chain leads to a configured anchor, or the chain uses a broken hash function. */
        CERTIFICATE_UNTRUSTED("The certificate has no chain to a configured anchor."),
        /** Revoked by its CA; the signature holds. */
        CERTIFICATE_REVOKED("The CA has revoked the certificate."),
        /** Put on hold by its CA; the signature holds. */
        CERTIFICATE_ON_HOLD("The CA has put the certificate on hold."),
        /** No current and authentic answer of the CA; the signature holds. */
        REVOCATION_UNKNOWN("The CA gave no current answer that can be believed."),
        /** The store of challenges gives no answer, so nobody knows whether the nonce has been used. */
        CHALLENGES_UNAVAILABLE("The store of challenges gives no answer."),
        /** The nonce was never issued, has been used, or is long over its time. */
        CHALLENGE_UNKNOWN("The nonce was never issued, has been used, or is long over its time."),
        /** The nonce is over its time by the server's clock. */
        CHALLENGE_EXPIRED("The nonce is over its time by the server's clock."),
        /** The nonce was issued for another purpose. */
        CHALLENGE_PURPOSE("The nonce was issued for another purpose."),
        /** The nonce was issued to another browser session. */
        CHALLENGE_SESSION("The nonce was issued to another browser session."),
        /** The signature does not hold for this purpose, origin, nonce, certificate and account. */
        SIGNATURE(
                "The signature does not hold. The page's origin is not one of the portal's, the nonce is another, or the account is."),
        /** The certificate names another organisation than the account; see {@link #match}. */
        SUBJECT_MISMATCH("The certificate names another organisation than the account.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Sentence for the portal's log. */
        public String sentence() {
            return sentence;
        }

        static Reason of(CertificateRefusedException.Reason reason) {
            return switch (reason) {
                case USAGE -> CERTIFICATE_USAGE;
                case VALIDITY -> CERTIFICATE_VALIDITY;
                case UNTRUSTED -> CERTIFICATE_UNTRUSTED;
                case REVOKED -> CERTIFICATE_REVOKED;
                case ON_HOLD -> CERTIFICATE_ON_HOLD;
                case REVOCATION_UNKNOWN -> REVOCATION_UNKNOWN;
            };
        }
    }

    private final Reason reason;
    private final transient @Nullable SubjectMatch match;
    private transient @Nullable X509Certificate certificate;

    public AuthenticationTokenException(Reason reason) {
        super(RefusalMessage.of(reason, reason.sentence(), (String) null));
        this.reason = reason;
        this.match = null;
    }

    AuthenticationTokenException(Reason reason, String detail) {
        super(RefusalMessage.of(reason, reason.sentence(), detail));
        this.reason = reason;
        this.match = null;
    }

    public AuthenticationTokenException(Reason reason, Throwable cause) {
        super(RefusalMessage.of(reason, reason.sentence(), cause), cause);
        this.reason = reason;
        this.match = null;
    }

    AuthenticationTokenException(SubjectMatch match) {
        super(RefusalMessage.of(
                Reason.SUBJECT_MISMATCH, Reason.SUBJECT_MISMATCH.sentence(), match.name() + ", " + match.creditCode()));
        this.reason = Reason.SUBJECT_MISMATCH;
        this.match = match;
    }

    public Reason reason() {
        return reason;
    }

    /** Names the certificate of the token that is refused. */
    AuthenticationTokenException of(X509Certificate claimed) {
        certificate = claimed;
        return this;
    }

    /**
     * Returns the token's certificate, for a log; empty when none was read. Before {@code SIGNATURE} it is a claim of the
     * sender: anyone can send anyone's certificate.
     */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /**
     * Returns the differences; present with {@code SUBJECT_MISMATCH} only. The signature holds by then, so the user may
     * be told.
     */
    public Optional<SubjectMatch> match() {
        return Optional.ofNullable(match);
    }
}
