package signinghelper.formats.verification;

import java.util.EnumSet;
import java.util.Set;

/**
 * Fact that a validation can find. {@code docs/verification.md} names the status indication of ETSI EN 319 102-1 for each.
 */
public enum Code {
    STRUCTURE_SOUND(Step.STRUCTURE, Severity.GOOD, "The structure is sound, and every digest is that of its part."),
    NOT_SIGNED(Step.STRUCTURE, Severity.UNDECIDED, "The document has no signature."),
    FORMAT_UNKNOWN(Step.STRUCTURE, Severity.UNDECIDED, "The document is in no format that can be verified."),
    MALFORMED(Step.STRUCTURE, Severity.UNDECIDED, "The structure is broken."),
    RECEIPT(Step.STRUCTURE, Severity.REMARK, "The signature is a receipt over a batch, not one of a document."),
    ENCRYPTED(Step.STRUCTURE, Severity.UNDECIDED, "The document is encrypted, so nothing in it was read."),
    TOO_LARGE(Step.STRUCTURE, Severity.UNDECIDED, "A part exceeds the limit of size, depth or number."),
    TIME_SPENT(Step.STRUCTURE, Severity.UNDECIDED, "The verification took longer than it may, and was ended."),
    FORM_UNKNOWN(Step.STRUCTURE, Severity.UNDECIDED, "The signature is in a form that cannot be verified."),
    FORM_REFUSED(Step.STRUCTURE, Severity.UNDECIDED, "The policy does not accept the form of the signature."),
    FORM_DEVIATES(Step.STRUCTURE, Severity.REMARK, "The signature deviates from its form; the policy accepts it."),
    SIGNATURE_UNREACHABLE(
            Step.STRUCTURE,
            Severity.UNDECIDED,
            "A signature lies in the file that no field or list of the document leads to."),
    ATTRIBUTES_INVALID(
            Step.STRUCTURE,
            Severity.UNDECIDED,
            "Signed attributes are doubled, not in DER, or do not fit content and signer."),
    ATTRIBUTE_MISSING(Step.STRUCTURE, Severity.UNDECIDED, "A signed attribute that the policy asks for is missing."),
    REFERENCE_MISSING(Step.STRUCTURE, Severity.FAILED, "A part that was signed is missing."),
    REFERENCE_DOUBLE(Step.STRUCTURE, Severity.UNDECIDED, "A part is named or present more than once."),
    DIGEST_MISMATCH(Step.STRUCTURE, Severity.FAILED, "A part is not the one that was signed."),
    READINGS_DIFFER(
            Step.STRUCTURE,
            Severity.UNDECIDED,
            "Programs can read the file in different ways, so it is open what they show."),
    CONTENT_MISSING(Step.STRUCTURE, Severity.UNDECIDED, "The content is neither within nor given apart."),
    CONTENT_TWICE(Step.STRUCTURE, Severity.UNDECIDED, "The content is within, though it was given apart."),
    CONTENT_CONFUSABLE(
            Step.STRUCTURE,
            Severity.UNDECIDED,
            "The content could be taken for the message of a token or for signed attributes."),
    ALGORITHM_REFUSED(
            Step.STRUCTURE,
            Severity.UNDECIDED,
            "The digest or signature algorithm is not accepted for this key in this form."),

    COVERS_ALL(Step.COVERAGE, Severity.GOOD, "The signature covers the whole document."),
    NOT_COVERED(Step.COVERAGE, Severity.REMARK, "A part of the document lies outside the signature."),
    SHOWN_NOT_COVERED(Step.COVERAGE, Severity.UNDECIDED, "Something that is shown lies outside the signature."),
    PART_NOT_SIGNED(Step.COVERAGE, Severity.UNDECIDED, "A part lies outside every signature, and might be shown."),
    BYTE_RANGE_WRONG(Step.COVERAGE, Severity.FAILED, "The ByteRange leaves out more than the signature itself."),

    SIGNATURE_HOLDS(Step.SIGNATURE, Severity.GOOD, "The signature is that of the certificate's key."),
    UNSIGNED_NOT_JUDGED(
            Step.SIGNATURE,
            Severity.REMARK,
            "Something that was added to the signature, such as a counter-signature, was not judged."),
    SIGNATURE_INVALID(Step.SIGNATURE, Severity.FAILED, "The signature does not hold for this content and certificate."),

    CERTIFICATE_TRUSTED(Step.CERTIFICATE, Severity.GOOD, "The certificate chains to an anchor."),
    CERTIFICATE_MISSING(Step.CERTIFICATE, Severity.UNDECIDED, "The signer's certificate is not within."),
    SIGNER_UNEXPECTED(
            Step.CERTIFICATE, Severity.UNDECIDED, "No signature that holds was made with the expected certificate."),
    CERTIFICATE_MALFORMED(Step.CERTIFICATE, Severity.UNDECIDED, "The signer's certificate is not one DER certificate."),
    CERTIFICATE_USAGE(Step.CERTIFICATE, Severity.UNDECIDED, "The certificate is a CA's, or not for signing."),
    CERTIFICATE_OUT_OF_BOUNDS(
            Step.CERTIFICATE,
            Severity.UNDECIDED,
            "The certificate is not valid at the time of the validation, and no proof shows the signature to be older."),
    CERTIFICATE_NOT_VALID_AT_SIGNING(
            Step.CERTIFICATE, Severity.UNDECIDED, "The certificate was not yet valid when the signature was proved."),
    CERTIFICATE_UNTRUSTED(Step.CERTIFICATE, Severity.UNDECIDED, "The certificate has no chain to an anchor."),
    CHAIN_NOT_CHECKED(Step.CERTIFICATE, Severity.UNDECIDED, "No anchor was given, so the chain was not checked."),
    CERTIFICATE_REVOKED_NO_PROOF(
            Step.CERTIFICATE,
            Severity.UNDECIDED,
            "The CA has revoked the certificate, and no proof shows the signature to be older."),
    CERTIFICATE_ON_HOLD(Step.CERTIFICATE, Severity.UNDECIDED, "The CA has put the certificate on hold."),
    CERTIFICATE_REVOKED_LATER(
            Step.CERTIFICATE,
            Severity.REMARK,
            "The CA revoked the certificate after the time at which the signature is judged."),
    REVOCATION_UNKNOWN(Step.CERTIFICATE, Severity.UNDECIDED, "The CA gave no current answer that can be believed."),
    NOT_REVOKED(Step.CERTIFICATE, Severity.GOOD, "The CA said that the certificate was not revoked."),
    REVOCATION_NOT_CHECKED(Step.CERTIFICATE, Severity.REMARK, "The CA was not asked about revocation."),

    SEAL_HOLDS(Step.SEAL, Severity.GOOD, "The seal holds, and names the signer."),
    SEAL_MALFORMED(Step.SEAL, Severity.UNDECIDED, "The seal is broken."),
    SEAL_DIFFERS(Step.SEAL, Severity.FAILED, "The seal beside the signature is not the one that was signed."),
    SEAL_SIGNATURE_INVALID(Step.SEAL, Severity.FAILED, "The signature of the seal's maker does not hold."),
    SEAL_ALGORITHM_REFUSED(
            Step.SEAL,
            Severity.UNDECIDED,
            "The seal's maker signed, or named the signers, by an algorithm that is not accepted."),
    SEAL_MAKER_UNTRUSTED(
            Step.SEAL, Severity.UNDECIDED, "The certificate of the seal's maker has no chain to an anchor."),
    SEAL_MAKER_NOT_CHECKED(
            Step.SEAL, Severity.UNDECIDED, "No maker of seals was named as trusted, so nobody vouches for the seal."),
    SIGNER_NOT_IN_SEAL(Step.SEAL, Severity.FAILED, "The seal does not name the signer."),
    SEAL_NOT_VALID_AT_SIGNING(Step.SEAL, Severity.UNDECIDED, "The seal was not valid at the signing time."),

    TIME_PROVED(Step.TIME, Severity.GOOD, "A time stamp proves the time."),
    TIME_CLAIMED(Step.TIME, Severity.REMARK, "The time is the signer's own word."),
    TIME_AHEAD(
            Step.TIME,
            Severity.REMARK,
            "The signer's time lies more than a day ahead of the validation, or of its proof."),
    TIME_ABSENT(Step.TIME, Severity.REMARK, "The signature has no time."),
    TIME_STAMP_INVALID(Step.TIME, Severity.REMARK, "The time stamp does not hold, so it proves nothing."),
    TIME_STAMP_WEAK(
            Step.TIME,
            Severity.REMARK,
            "The time stamp is by an algorithm that is not accepted, such as SHA-1, so it proves nothing."),
    TIME_STAMP_UNTRUSTED(
            Step.TIME, Severity.REMARK, "The authority of the time stamp is not trusted, so it proves nothing."),
    TIME_DIFFERS(Step.TIME, Severity.REMARK, "The document says another time than the signature."),
    AS_OF_BEFORE_SIGNING(Step.TIME, Severity.REMARK, "The verdict is as of a time before the signature was made."),

    UNCHANGED_SINCE(Step.LATER, Severity.GOOD, "Nothing was added after the signature."),
    SIGNED_AGAIN_LATER(Step.LATER, Severity.REMARK, "Another signature was added later."),
    FORM_FILLED_LATER(Step.LATER, Severity.REMARK, "Form fields were filled later."),
    PROOFS_ADDED_LATER(Step.LATER, Severity.REMARK, "Certificates, answers of CAs or a time stamp were added later."),
    METADATA_CHANGED_LATER(Step.LATER, Severity.REMARK, "Metadata was changed later."),
    APPEARANCE_ADDED_LATER(Step.LATER, Severity.REMARK, "A later signature draws on a page."),
    ANNOTATED_LATER(Step.LATER, Severity.UNDECIDED, "Annotations were added or changed later."),
    EMPTY_FIELD_FILLED_LATER(
            Step.LATER,
            Severity.UNDECIDED,
            "Empty form fields were filled later, and no signature says that they may be."),
    UNEXPLAINED_LATER(
            Step.LATER, Severity.UNDECIDED, "Something was added later that has more than one reading, or none."),
    CHANGED_LATER(Step.LATER, Severity.FAILED, "What is shown was changed later."),
    CERTIFIED_FORBIDS(Step.LATER, Severity.FAILED, "The certification of the document forbids a later change.");

    /** Undecided, since nothing was compared that differs; but nothing is built on a signature with one of these. */
    private static final Set<Code> UNSOUND = EnumSet.of(
            MALFORMED,
            ATTRIBUTES_INVALID,
            REFERENCE_DOUBLE,
            SHOWN_NOT_COVERED,
            CONTENT_CONFUSABLE,
            CERTIFICATE_MALFORMED,
            SEAL_MALFORMED,
            SEAL_NOT_VALID_AT_SIGNING);

    private static final Set<Code> OF_REVOCATION = EnumSet.of(
            NOT_REVOKED,
            CERTIFICATE_REVOKED_LATER,
            CERTIFICATE_REVOKED_NO_PROOF,
            CERTIFICATE_ON_HOLD,
            REVOCATION_UNKNOWN,
            REVOCATION_NOT_CHECKED);

    private final Step step;
    private final Severity severity;
    private final String sentence;

    Code(Step step, Severity severity, String sentence) {
        this.step = step;
        this.severity = severity;
        this.sentence = sentence;
    }

    public Step step() {
        return step;
    }

    public Severity severity() {
        return severity;
    }

    /** Returns true for what is proved to be wrong, and for what is put together as no signature is. */
    public boolean isUnsound() {
        return severity == Severity.FAILED || UNSOUND.contains(this);
    }

    /** Returns true for what a CA said of a certificate, and where it was not asked or gave no answer. */
    boolean isOfRevocation() {
        return OF_REVOCATION.contains(this);
    }

    /** Sentence for a log. */
    public String sentence() {
        return sentence;
    }
}
