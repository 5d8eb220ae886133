package signinghelper.portal.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import signinghelper.portal.signature.SignatureAlgorithm;

/**
 * How a signed document is written. For SM2 several ways are in use, and the portal and its signing helpers agree on one;
 * a verifier takes that one and no other. Everywhere: one signer, known by issuer and serial number.
 */
public enum CmsForm {
    /** RFC 5652 with signed attributes. The one form for RSA and EC keys. */
    RFC5652(Syntax.PKCS7, true),
    /** SM2 in the syntax of RFC 5652, signature algorithm 1.2.156.10197.1.501 (SM2 with SM3). */
    PKCS7_501(Syntax.PKCS7, true),
    PKCS7_501_WITHOUT_ATTRIBUTES(Syntax.PKCS7, false),
    /** SM2 with the content types of GM/T 0010-2012, signature algorithm 1.2.156.10197.1.301.1. */
    GMT0010_3011(Syntax.GMT0010, true),
    /** The form that GM/T 0010-2012 itself describes. */
    GMT0010_3011_WITHOUT_ATTRIBUTES(Syntax.GMT0010, false),
    /**
     * A receipt over a batch, for keys of every kind: RFC 5652 with signed attributes and a content type of its own, so
     * that no receipt is a document and no document a receipt.
     */
    RECEIPT(Syntax.RECEIPT, true);

    private enum Syntax {
        PKCS7,
        GMT0010,
        RECEIPT
    }

    /** Below the arc for UUIDs (Rec. ITU-T X.667, 7), which needs no registration. */
    private static final ASN1ObjectIdentifier RECEIPT_DATA =
            new ASN1ObjectIdentifier("2.25.181790021598624385571677030252695334790");

    private static final ASN1ObjectIdentifier GMT0010 = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2");
    private static final ASN1ObjectIdentifier GMT0010_DATA = GMT0010.branch("1");
    private static final ASN1ObjectIdentifier GMT0010_SIGNED_DATA = GMT0010.branch("2");

    private final Syntax syntax;
    private final boolean hasSignedAttributes;

    CmsForm(Syntax syntax, boolean hasSignedAttributes) {
        this.syntax = syntax;
        this.hasSignedAttributes = hasSignedAttributes;
    }

    public boolean isForSm2() {
        return this != RFC5652;
    }

    /**
     * The form for a key.
     *
     * @param agreed the one for SM2
     */
    public static CmsForm forAlgorithm(SignatureAlgorithm algorithm, CmsForm agreed) {
        requireForSm2(agreed);
        return algorithm == SignatureAlgorithm.SM2_SM3 || agreed == RECEIPT ? agreed : RFC5652;
    }

    static CmsForm requireForSm2(CmsForm form) {
        if (!form.isForSm2()) {
            throw new IllegalArgumentException(form + " is not for SM2");
        }
        return form;
    }

    /** Whether attributes are signed, among them the content's digest, or else the content itself. */
    public boolean hasSignedAttributes() {
        return hasSignedAttributes;
    }

    /** Content type of the whole. */
    public ASN1ObjectIdentifier signedDataType() {
        return syntax == Syntax.GMT0010 ? GMT0010_SIGNED_DATA : CMSObjectIdentifiers.signedData;
    }

    /** Content type of what is signed. */
    public ASN1ObjectIdentifier dataType() {
        return switch (syntax) {
            case PKCS7 -> CMSObjectIdentifiers.data;
            case GMT0010 -> GMT0010_DATA;
            case RECEIPT -> RECEIPT_DATA;
        };
    }

    /** Of the SignedData (RFC 5652, 5.1): 3 where the content is not of type data. */
    public int version() {
        return syntax == Syntax.RECEIPT ? 3 : 1;
    }

    /** How this form names SM2. */
    ASN1ObjectIdentifier sm2SignatureType() {
        return syntax == Syntax.GMT0010 ? GMObjectIdentifiers.sm2sign : GMObjectIdentifiers.sm2sign_with_sm3;
    }
}
