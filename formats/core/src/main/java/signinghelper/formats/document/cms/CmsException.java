package signinghelper.formats.document.cms;

import signinghelper.formats.RefusalMessage;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.verification.Code;

import java.util.Map;

/** A signed document is refused, for exactly one {@link Reason}. */
public final class CmsException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        /** The bytes are not exactly one CMS value, or exceed the limits of size or depth. */
        MALFORMED("Not one CMS value of a bearable size."),
        /** Well-formed, but not in the one form that is accepted. */
        FORM("The document is in no form that the policy accepts."),
        /** No signer, or more than one. */
        SIGNER_COUNT("The document is not signed by exactly one signer."),
        /** Digest or signature algorithm not accepted, or not one for this key in this form. */
        ALGORITHM("The digest or signature algorithm is not accepted for this key in this form."),
        /** The content is neither within nor given; in forms without signed attributes its digest does not do. */
        CONTENT_MISSING("The content is neither within nor given apart, or its digest does not do in this form."),
        /** The content is within, though it was given apart. */
        CONTENT_TWICE("The content is within, though it was given apart."),
        /** The content could pass for the message of a token or for signed attributes. */
        CONFUSABLE_CONTENT("The content could be taken for the message of a token or for signed attributes."),
        /** The content differs from the signed content. */
        DIGEST("The content is not the one that was signed."),
        /** Signed attributes are doubled, not in DER, or do not fit content and signer. */
        ATTRIBUTES("Signed attributes are doubled, not in DER, or do not fit content and signer."),
        /** A signed attribute is not there; what is there holds. */
        ATTRIBUTE_MISSING("A signed attribute that the policy asks for is missing."),
        /** The signature does not hold. */
        SIGNATURE("The signature does not hold for this content and certificate."),
        /** The signer's certificate is not within. */
        CERTIFICATE_MISSING("The signer's certificate is not within."),
        /** The certificate is not exactly one DER certificate. */
        CERTIFICATE_MALFORMED("The signer's certificate is not one DER certificate."),
        /** A CA's certificate, or not for signing (RFC 5280, 4.2.1.3: digitalSignature). */
        CERTIFICATE_USAGE("The signer's certificate is a CA's, or not for signing."),
        /** Expired or not yet valid by the verifier's clock. */
        CERTIFICATE_VALIDITY("The signer's certificate is expired or not yet valid by the verifier's clock."),
        /** No chain leads to a configured anchor, or the chain uses a broken hash function. */
        CERTIFICATE_UNTRUSTED("The signer's certificate has no chain to a configured anchor."),
        /** Another certificate than the one that the caller expects; nothing is said about the signature. */
        SIGNER_UNEXPECTED("The document was signed with another certificate than the expected one."),
        /** Revoked by its CA; the signature holds. */
        CERTIFICATE_REVOKED("The CA has revoked the signer's certificate."),
        /** Put on hold by its CA; the signature holds. */
        CERTIFICATE_ON_HOLD("The CA has put the signer's certificate on hold."),
        /** No current and authentic answer of the CA; the signature holds. */
        REVOCATION_UNKNOWN("The CA gave no current answer that can be believed.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** Sentence for the portal's log. */
        public String sentence() {
            return sentence;
        }

        /** Returns the code that a report has for this reason. Certificates that hold are judged by others. */
        public Code code() {
            return switch (this) {
                case MALFORMED -> Code.MALFORMED;
                case FORM, SIGNER_COUNT -> Code.FORM_REFUSED;
                case ALGORITHM -> Code.ALGORITHM_REFUSED;
                case CONTENT_MISSING -> Code.CONTENT_MISSING;
                case CONTENT_TWICE -> Code.CONTENT_TWICE;
                case CONFUSABLE_CONTENT -> Code.CONTENT_CONFUSABLE;
                case DIGEST -> Code.DIGEST_MISMATCH;
                case ATTRIBUTES -> Code.ATTRIBUTES_INVALID;
                case ATTRIBUTE_MISSING -> Code.ATTRIBUTE_MISSING;
                case SIGNATURE -> Code.SIGNATURE_INVALID;
                case CERTIFICATE_MISSING -> Code.CERTIFICATE_MISSING;
                case CERTIFICATE_MALFORMED -> Code.CERTIFICATE_MALFORMED;
                case CERTIFICATE_USAGE,
                        CERTIFICATE_VALIDITY,
                        CERTIFICATE_UNTRUSTED,
                        SIGNER_UNEXPECTED,
                        CERTIFICATE_REVOKED,
                        CERTIFICATE_ON_HOLD,
                        REVOCATION_UNKNOWN ->
                    throw new IllegalStateException("a certificate was judged too early", null);
            };
        }

        /** The reason for a document by such a certificate. */
        public static Reason of(CertificateRefusedException.Reason reason) {
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
    private final transient Map<String, String> facts;

    CmsException(Reason reason) {
        super(RefusalMessage.of(reason, reason.sentence(), (String) null));
        this.reason = reason;
        this.facts = Map.of();
    }

    CmsException(Reason reason, String detail) {
        this(reason, detail, Map.of());
    }

    private CmsException(Reason reason, String detail, Map<String, String> facts) {
        super(RefusalMessage.of(reason, reason.sentence(), detail));
        this.reason = reason;
        this.facts = facts;
    }

    CmsException(Reason reason, Throwable cause) {
        super(RefusalMessage.of(reason, reason.sentence(), cause), cause);
        this.reason = reason;
        this.facts = Map.of();
    }

    /** Creates a refusal that names its cause, such as an algorithm, in the report too. */
    static CmsException naming(Reason reason, String fact, String name) {
        return naming(reason, name, Map.of(fact, name));
    }

    /** Creates a refusal that says something else to a log than to people. */
    static CmsException naming(Reason reason, String detail, Map<String, String> facts) {
        return new CmsException(reason, detail, facts);
    }

    /** Facts for the finding of a report, such as the algorithm's name. */
    public Map<String, String> facts() {
        return facts;
    }

    public Reason reason() {
        return reason;
    }

    static void require(boolean holds, Reason otherwise) throws CmsException {
        if (!holds) {
            throw new CmsException(otherwise);
        }
    }

    static void require(boolean holds, Reason otherwise, String detail) throws CmsException {
        if (!holds) {
            throw new CmsException(otherwise, detail);
        }
    }
}
