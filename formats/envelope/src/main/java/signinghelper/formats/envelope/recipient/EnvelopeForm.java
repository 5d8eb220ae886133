package signinghelper.formats.envelope.recipient;

/** Standard form of an envelope. */
public enum EnvelopeForm {
    /** EnvelopedData (RFC 5652, 6). Its content has no integrity. */
    CMS,
    /** AuthEnvelopedData (RFC 5083). */
    CMS_AUTHENTICATED,
    /** {@code envelopedData} 1.2.156.10197.6.1.4.2.3 (GM/T 0010-2012; GB/T 35275-2017). Its content has integrity with GCM alone. */
    GMT_0010,
    /**
     * {@code signedAndEnvelopedData} 1.2.156.10197.6.1.4.2.4 (GM/T 0010-2012). A signature over the plaintext stands beside it. Read, and
     * never written.
     */
    GMT_0010_SIGNED;

    /** Returns true for the forms of GM/T 0010, whose keys are SM2. */
    public boolean isGmt() {
        return this == GMT_0010 || this == GMT_0010_SIGNED;
    }
}
