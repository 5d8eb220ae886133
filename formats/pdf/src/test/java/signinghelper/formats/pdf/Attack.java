package signinghelper.formats.pdf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

/**
 * Document that was changed behind a signature's back.
 *
 * @param name as in {@code attacks.md} among the resources
 * @param field of the signature that is judged
 * @param indication expected of the code under test
 * @param code expected reason; of the signature, or of the document when the signature cannot be found
 */
record Attack(String name, Bytes pdf, String field, Indication indication, Code code) {
    Attack(String name, byte[] pdf, String field, Indication indication, Code code) {
        this(name, Bytes.copyOf(pdf), field, indication, code);
    }

    @Override
    public String toString() {
        return name;
    }
}
