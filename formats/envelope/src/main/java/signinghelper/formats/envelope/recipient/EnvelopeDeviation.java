package signinghelper.formats.envelope.recipient;

/** Way in which an envelope that is read all the same differs from its standard. */
public enum EnvelopeDeviation {
    /** Content named SM4 (1.2.156.10197.1.104) in the place of SM4-CBC (…104.2). */
    SM4_WITHOUT_MODE,
    /** SM2 ciphertext as {@code x || y} and two parts, in one order or the other, in the place of ASN.1 (GB/T 35276). */
    SM2_CONCATENATED,
    /** The same with 04 in front, which marks an uncompressed point. */
    SM2_CONCATENATED_POINT,
    /** A signer's SM2 is named 1.2.156.10197.1.301, as the key is (GB/T 33560-2017), in the place of 1.2.156.10197.1.301.1. */
    SM2_KEY_NAME,
    /** A signer's SM2 is named 1.2.156.10197.1.501, which is SM2 with SM3, in the place of 1.2.156.10197.1.301.1. */
    SM2_WITH_SM3_NAME,
    /** A signer's SM3 is named 1.2.156.10197.1.401.1, …401.2 or …501 in the place of 1.2.156.10197.1.401. */
    SM3_OTHER_NAME
}
