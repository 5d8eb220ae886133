package signinghelper.commandline;

import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;

/** Lines about a validation report at the terminal: verdicts first, then each signature with its reasons. */
final class ReportLines {
    private final Console console;
    private final ReportWords words;
    private final HolderRules holders;

    ReportLines(Console console, HolderRules holders) {
        this.console = console;
        this.words = new ReportWords(console.language().locale());
        this.holders = holders;
    }

    void print(String file, VerificationReport report) {
        console.line(console.words().get("verify.verdict", file, words.of(report.indication())));
        report.remarks().forEach(finding -> console.line("  " + words.of(finding)));
        report.signatures().forEach(this::print);
        if (report.signatures().stream().anyMatch(signature -> signature.has(Code.SEAL_MAKER_NOT_CHECKED))) {
            console.line("  " + console.words().get("verify.seals"));
        }
    }

    private void print(SignatureReport signature) {
        field(words.label("signature", signature.name()), words.of(signature.indication()));
        if (signature.signer() != null) {
            var signer = CertificateDetails.of(signature.signer(), holders);
            console.line("  "
                    + console.words().get("verify.signer", signer.holder(), signer.issuer(), signer.serialNumber()));
            console.line("  " + console.words().get("certificate.fingerprint", signer.fingerprint()));
        }
        if (signature.time().proved() != null) {
            field("  " + words.label("proved"), words.of(signature.time().proved()));
        }
        if (signature.time().claimed() != null) {
            field("  " + words.label("claimed"), words.of(signature.time().claimed()));
        }
        if (signature.seal() != null) {
            field("  " + words.label("seal"), signature.seal().name());
        }
        if (signature.picture() != null) {
            field("  " + words.label("picture"), words.label("picture.chosen"));
        }
        signature.findings().stream()
                .filter(finding -> finding.severity() != Severity.GOOD)
                .forEach(finding -> console.line("    " + words.of(finding) + " [" + finding.code() + "]"));
    }

    private void field(String label, String value) {
        console.line("  " + console.words().get("verify.field", label, value));
    }
}
