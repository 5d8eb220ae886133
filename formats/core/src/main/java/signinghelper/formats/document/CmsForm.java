package signinghelper.formats.document;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import signinghelper.formats.algorithm.SignatureAlgorithm;

/**
 * Form of a signed document. Several forms are in use for SM2. Portal and signing helpers agree on the form that is
 * written; a {@link VerificationPolicy} names the forms that are read. Every form has one signer, identified by issuer
 * and serial number.
 */
public enum CmsForm {
    /** RFC 5652 with signed attributes. The one form that is written for RSA and EC keys. */
    RFC5652(Syntax.PKCS7, Sm2Name.NONE, Signed.ATTRIBUTES),
    /** RFC 5652 for RSA and EC keys without signed attributes, such as in signed jars. Read and never written. */
    RFC5652_WITHOUT_ATTRIBUTES(Syntax.PKCS7, Sm2Name.NONE, Signed.CONTENT),
    /** SM2 in the syntax of RFC 5652, signature algorithm 1.2.156.10197.1.501 (SM2 with SM3). */
    PKCS7_501(Syntax.PKCS7, Sm2Name.SM2_WITH_SM3, Signed.ATTRIBUTES),
    PKCS7_501_WITHOUT_ATTRIBUTES(Syntax.PKCS7, Sm2Name.SM2_WITH_SM3, Signed.CONTENT),
    /** SM2 in the syntax of RFC 5652, signature algorithm 1.2.156.10197.1.301.1 (SM2 signature). */
    PKCS7_3011(Syntax.PKCS7, Sm2Name.SM2_SIGN, Signed.ATTRIBUTES),
    PKCS7_3011_WITHOUT_ATTRIBUTES(Syntax.PKCS7, Sm2Name.SM2_SIGN, Signed.CONTENT),
    /** SM2 with the content types of GM/T 0010-2012, signature algorithm 1.2.156.10197.1.301.1. */
    GMT0010_3011(Syntax.GMT0010, Sm2Name.SM2_SIGN, Signed.ATTRIBUTES),
    /** The form that GM/T 0010-2012 itself describes. */
    GMT0010_3011_WITHOUT_ATTRIBUTES(Syntax.GMT0010, Sm2Name.SM2_SIGN, Signed.CONTENT),
    /**
     * GM/T 0010-2012 whose content is the finished digest: 32 bytes, signed as they are. Read and never written: any
     * signature of the key can be shown as one over its digest.
     */
    GMT0010_3011_DIGEST(Syntax.GMT0010, Sm2Name.SM2_SIGN, Signed.DIGEST);

    private enum Syntax {
        PKCS7,
        GMT0010
    }

    private enum Sm2Name {
        NONE,
        SM2_WITH_SM3,
        SM2_SIGN
    }

    private enum Signed {
        ATTRIBUTES,
        CONTENT,
        DIGEST
    }

    private static final ASN1ObjectIdentifier GMT0010 = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2");
    private static final ASN1ObjectIdentifier GMT0010_DATA = GMT0010.branch("1");
    private static final ASN1ObjectIdentifier GMT0010_SIGNED_DATA = GMT0010.branch("2");

    private final Syntax syntax;
    private final Sm2Name sm2Name;
    private final Signed signed;

    CmsForm(Syntax syntax, Sm2Name sm2Name, Signed signed) {
        this.syntax = syntax;
        this.sm2Name = sm2Name;
        this.signed = signed;
    }

    /** Returns true when signatures by {@code algorithm} have this form. */
    public boolean isFor(SignatureAlgorithm algorithm) {
        return (algorithm == SignatureAlgorithm.SM2_SM3) == (sm2Name != Sm2Name.NONE);
    }

    /** Returns true when portal and signing helpers can agree on this form for SM2 documents. */
    public boolean isWrittenForSm2() {
        return sm2Name != Sm2Name.NONE && !signsDigest();
    }

    /**
     * The form for a key.
     *
     * @param agreed the one for SM2 keys
     */
    public static CmsForm forAlgorithm(SignatureAlgorithm algorithm, CmsForm agreed) {
        if (!agreed.isWrittenForSm2()) {
            throw new IllegalArgumentException(agreed + " is not written for SM2");
        }
        return algorithm == SignatureAlgorithm.SM2_SM3 ? agreed : RFC5652;
    }

    /** Returns true when attributes are signed, among them the content's digest. */
    public boolean hasSignedAttributes() {
        return signed == Signed.ATTRIBUTES;
    }

    /** Returns true when the content is a finished digest, signed without hashing it again. */
    public boolean signsDigest() {
        return signed == Signed.DIGEST;
    }

    /** Returns true for the content types of GM/T 0010-2012. */
    public boolean isGmt0010() {
        return syntax == Syntax.GMT0010;
    }

    /** Content type of the whole. */
    public ASN1ObjectIdentifier signedDataType() {
        return syntax == Syntax.GMT0010 ? GMT0010_SIGNED_DATA : CMSObjectIdentifiers.signedData;
    }

    /** Content type of a document. */
    public ASN1ObjectIdentifier dataType() {
        return syntax == Syntax.GMT0010 ? GMT0010_DATA : CMSObjectIdentifiers.data;
    }

    /** Returns true for forms that name SM2 as 1.2.156.10197.1.301.1. */
    public boolean isSm2Sign() {
        return sm2Name == Sm2Name.SM2_SIGN;
    }

    /** Name of SM2 as a signature algorithm. */
    public ASN1ObjectIdentifier sm2SignatureType() {
        return switch (sm2Name) {
            case SM2_WITH_SM3 -> GMObjectIdentifiers.sm2sign_with_sm3;
            case SM2_SIGN -> GMObjectIdentifiers.sm2sign;
            case NONE -> throw new IllegalStateException(this + " is not for SM2");
        };
    }
}
