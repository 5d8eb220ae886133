package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

/** A signature whose structure lets nothing more be judged, for one {@link Finding}. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    RefusedException(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    RefusedException(Code code, String part) {
        this(Finding.of(code, "part", part));
    }

    Finding finding() {
        return finding;
    }
}
