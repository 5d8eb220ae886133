package signinghelper.formats.pdf.internal.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.CmsJudge;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.formats.pdf.internal.structure.PdfDate;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.seal.SealJudge;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.Step;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judge of one signature over its own revision. */
final class SignatureJudge {
    /** Between the two times a signer's software asks for its PIN. */
    private static final Duration SAME_TIME = Duration.ofMinutes(5);

    private static final Set<Step> OF_SIGNATURE = Set.of(Step.STRUCTURE, Step.COVERAGE, Step.SIGNATURE);

    private final PdfFile file;
    private final VerificationContext context;

    SignatureJudge(PdfFile file, VerificationContext context) {
        this.file = file;
        this.context = context;
    }

    /** @param provedBy time by which the signature existed, as a later time stamp over the document proves; null without one */
    SignatureReport judge(SignatureValue value, @Nullable Instant provedBy) throws RefusedException, IOException {
        var judged = withTime(value, content(value, context.provedBy(provedBy)));
        var findings = new ArrayList<>(judged.findings());
        var coverage = coverage(value, findings);
        return new SignatureReport(
                value.field().name(),
                value.form().subFilter(),
                judged.signer(),
                judged.chain(),
                judged.time(),
                coverage,
                judged.seal(),
                findings);
    }

    private SignatureReport content(SignatureValue value, VerificationContext known)
            throws RefusedException, IOException {
        return switch (value.form().content()) {
            case CMS -> cms(value, known);
            case TIME_STAMP -> timeStamp(value, known);
            case SEAL ->
                new SealJudge(known).judge(value.encoded(), value.range().digestible(file));
            case REFUSED ->
                throw new RefusedException(Code.ALGORITHM_REFUSED, value.form().subFilter());
        };
    }

    private SignatureReport cms(SignatureValue value, VerificationContext known) throws RefusedException, IOException {
        var encoded = Source.of(value.encoded().toArray()).within(file.limit());
        var signers = new CmsJudge(known).judge(encoded, value.range().covered(file));
        if (signers.size() != 1) {
            throw new RefusedException(Code.FORM_REFUSED, "signers: " + signers.size());
        }
        return signers.get(0);
    }

    /** A document time stamp is the signature of an authority over the whole revision (EN 319 142-1, 5.4.3). */
    private SignatureReport timeStamp(SignatureValue value, VerificationContext known) throws IOException {
        var verdict = new TimeStampJudge(known)
                .judge(value.encoded().toArray(), value.range().digestible(file));
        var findings = new ArrayList<>(verdict.findings());
        switch (verdict.finding().code()) {
            case TIME_PROVED ->
                List.of(Code.STRUCTURE_SOUND, Code.SIGNATURE_HOLDS, Code.CERTIFICATE_TRUSTED)
                        .forEach(code -> findings.add(Finding.of(code)));
            case TIME_STAMP_UNTRUSTED ->
                List.of(Code.STRUCTURE_SOUND, Code.SIGNATURE_HOLDS, Code.CERTIFICATE_UNTRUSTED)
                        .forEach(code -> findings.add(Finding.of(code)));
            case TIME_STAMP_WEAK ->
                findings.add(
                        new Finding(Code.ALGORITHM_REFUSED, verdict.finding().facts()));
            default -> findings.add(Finding.of(verdict.cause()));
        }
        var time = new SigningTime(null, verdict.proved());
        return new SignatureReport("", "", null, List.of(), time, Coverage.ALL, null, findings);
    }

    /** PAdES has its time in the signature dictionary alone (EN 319 142-1, 5.4), which is signed as well. */
    private SignatureReport withTime(SignatureValue value, SignatureReport judged) {
        var written = PdfDate.read(value.dictionary().get("M"));
        var claimed = judged.time().claimed();
        if (written.isEmpty() || value.form() == SignatureForm.TIME_STAMP) {
            return judged;
        }
        if (claimed == null) {
            return judged.claiming(written.get(), context.now());
        }
        var isSame = Duration.between(written.get(), claimed).abs().compareTo(SAME_TIME) <= 0;
        return isSame ? judged : judged.with(List.of(Finding.of(Code.TIME_DIFFERS, "time", written.get())));
    }

    private Coverage coverage(SignatureValue value, List<Finding> findings) {
        var end = value.range().end();
        findings.removeIf(finding -> finding.code() == Code.COVERS_ALL);
        if (end == file.length()) {
            findings.add(Finding.of(Code.COVERS_ALL));
            return Coverage.ALL;
        }
        var part = "octets " + end + "-" + file.length();
        findings.add(Finding.of(Code.NOT_COVERED, "part", part));
        return new Coverage(List.of(part));
    }

    /** Returns true for a signature that holds over its own revision, by whatever signer. */
    boolean isSound(SignatureReport report) {
        return report.has(Code.SIGNATURE_HOLDS) && isSignature(report);
    }

    /** Returns true for a signature that may hold: one that is weak, or in a form that is not accepted, changes nothing. */
    boolean isSignature(SignatureReport report) {
        return report.findings().stream()
                .noneMatch(finding ->
                        OF_SIGNATURE.contains(finding.step()) && finding.code().isUnsound());
    }
}
