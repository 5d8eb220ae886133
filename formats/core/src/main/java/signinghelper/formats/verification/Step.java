package signinghelper.formats.verification;

/** Step of a validation, in the order in which signatures are judged. */
public enum Step {
    /** Structure, references, and digests of the parts. */
    STRUCTURE,
    /** Parts of the document outside the signature. */
    COVERAGE,
    /** The raw signature over the structure that the standard names. */
    SIGNATURE,
    /** The signer's certificate at the signing time. */
    CERTIFICATE,
    /** The electronic seal (GB/T 38540). */
    SEAL,
    /** The signing time: proved or claimed. */
    TIME,
    /** Changes and signatures after this one. */
    LATER
}
