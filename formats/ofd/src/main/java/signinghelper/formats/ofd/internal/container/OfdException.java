package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

/** An OFD document that cannot be read, with its finding. */
public final class OfdException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /** @param part name of the part, or of what is wrong with the container */
    public OfdException(Code code, String part) {
        super(code + ": " + part);
        this.finding = Finding.of(code, "part", part);
    }

    public Finding finding() {
        return finding;
    }
}
