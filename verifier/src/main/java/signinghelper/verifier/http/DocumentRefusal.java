package signinghelper.verifier.http;

import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportDocument;

/** A document that does not pass, with its report. */
final class DocumentRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Indication indication;
    private final transient ReportDocument report;

    DocumentRefusal(Indication indication, ReportDocument report) {
        super("The document does not pass; its report says why.");
        this.indication = indication;
        this.report = report;
    }

    Indication indication() {
        return indication;
    }

    ReportDocument report() {
        return report;
    }
}
