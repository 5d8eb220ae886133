package signinghelper.formats.document;

/** Deviation of a document from its form, as signing software in the field writes it. Never written here. */
public enum CmsDeviation {
    /** The eContentType is an object identifier without arcs ({@code 06 00}), which X.690, 8.19 does not know. */
    EMPTY_CONTENT_TYPE,
    /** GM/T 0010-2012 around a content whose type is that of RFC 5652, or is so in the signed attributes alone. */
    GMT0010_PKCS7_DATA,
    /** The SignedData of GM/T 0010-2012 has version 3 in the place of 1. */
    GMT0010_VERSION_3,
    /** SM2 is named 1.2.156.10197.1.301, as the key is (GB/T 33560-2017), in the place of 1.2.156.10197.1.301.1. */
    SM2_KEY_NAME,
    /** SM3 is named 1.2.156.10197.1.401.1 or .2 in the place of 1.2.156.10197.1.401. */
    SM3_OTHER_NAME,
    /** An empty {@code [1]} takes the place of absent revocation lists. */
    EMPTY_REVOCATION_LISTS,
    /** Revocation lists or answers of CAs are beside the certificates, as in CAdES for archives. None is read. */
    REVOCATION_LISTS,
    /** The SignedData of RFC 5652 has version 3, 4 or 5, as further certificates and revocation values want it. */
    HIGHER_VERSION,
    /** NULL follows the name of an SM2 or ECDSA signature algorithm. */
    NULL_PARAMETERS,
    /** The signed attributes stand in another order than DER's, which may be the one that was signed. */
    UNSORTED_ATTRIBUTES,
    /** The signed attributes are written in BER; their DER is what was signed (RFC 5652, 5.4), or it is these octets. */
    BER_ATTRIBUTES,
    /** The signed attributes do not name the signer's certificate (RFC 5035, 3). */
    WITHOUT_SIGNING_CERTIFICATE,
    /**
     * Attributes follow the signature that it does not cover, and they are more than one time stamp. A time stamp among
     * them is read, and nothing else.
     */
    UNSIGNED_ATTRIBUTES
}
