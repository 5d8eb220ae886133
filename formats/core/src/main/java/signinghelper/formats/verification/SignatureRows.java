package signinghelper.formats.verification;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.verification.ReportDocument.Entry;
import signinghelper.formats.verification.ReportDocument.Seal;
import signinghelper.formats.verification.ReportDocument.Signature;
import signinghelper.formats.verification.ReportSheet.Image;
import signinghelper.formats.verification.ReportSheet.Line;
import signinghelper.formats.verification.ReportSheet.Part;
import signinghelper.formats.verification.ReportSheet.Row;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows about one signature: who, when, by which certificate and seal, over what, and what came later. */
final class SignatureRows {
    private final ReportWords words;
    private final FindingLines findings;
    private final Signature signature;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> details = new ArrayList<>();

    SignatureRows(ReportWords words, FindingLines findings, Signature signature) {
        this.words = words;
        this.findings = findings;
        this.signature = signature;
    }

    Part part() {
        rows.add(Row.of(words.label("verdict"), List.of(verdict())));
        whoAndWhen();
        found("coverage", each -> each.step() == Step.COVERAGE);
        found("later", each -> each.step() == Step.LATER);
        found("remarked", this::isRemarked);
        revocation();
        seal();
        details();
        return new Part(words.label("signature", signature.name()), rows, details);
    }

    private Line verdict() {
        var indication = words.of(signature.indication());
        return findings.decisive(signature.findings())
                .map(reason -> new Line(words.label("verdict.short", indication, reason.text()), reason.severity()))
                .orElseGet(() -> new Line(indication, Severity.GOOD));
    }

    private void whoAndWhen() {
        var signer = signature.signer();
        if (signer != null) {
            rows.add(Row.of(words.label("signer"), holder(signer)));
        }
        if (signature.proved() != null) {
            rows.add(Row.of(words.label("proved"), words.readable(signature.proved())));
        }
        if (signature.claimed() != null) {
            rows.add(Row.of(words.label("claimed"), words.readable(signature.claimed())));
        }
        if (signer != null) {
            rows.add(Row.of(words.label("certificate"), certificate(signer)));
        }
    }

    private List<Line> holder(CertificateDetails certificate) {
        var code = certificate.creditCode();
        return code == null
                ? lines(certificate.holder())
                : lines(
                        certificate.holder(),
                        words.label(certificate.creditCodeDoubtful() ? "creditCode.doubtful" : "creditCode", code));
    }

    private List<Line> certificate(CertificateDetails certificate) {
        return lines(
                words.label("certificate.issuer", certificate.issuer()),
                words.label("certificate.serial", certificate.serialNumber(), certificate.keyKind()),
                words.label(
                        "certificate.valid",
                        words.readable(certificate.notBefore()),
                        words.readable(certificate.notAfter())),
                words.label("sha256", certificate.fingerprint()));
    }

    /** Coverage, what came later and revocation have rows of their own; what is simply good stands under the details. */
    private boolean isRemarked(Entry finding) {
        return finding.severity() != Severity.GOOD
                && !isDecisive(finding)
                && finding.step() != Step.COVERAGE
                && finding.step() != Step.LATER
                && !finding.code().isOfRevocation();
    }

    /** The verdict's sentence says it already. */
    private boolean isDecisive(Entry finding) {
        return findings.decisive(signature.findings())
                .filter(each -> each.code() == finding.code())
                .isPresent();
    }

    private void found(String label, Predicate<Entry> wanted) {
        add(label, findings.grouped(some(wanted)));
    }

    private void revocation() {
        add("revocation", findings.each(some(each -> each.code().isOfRevocation())));
    }

    private void add(String label, List<Line> lines) {
        if (!lines.isEmpty()) {
            rows.add(Row.of(words.label(label), lines));
        }
    }

    private List<Entry> some(Predicate<Entry> wanted) {
        return signature.findings().stream().filter(wanted).toList();
    }

    private void seal() {
        var seal = signature.seal();
        var picture = signature.picture();
        if (seal != null) {
            rows.add(new Row(words.label("seal"), about(seal), new Image(seal.pictureType(), seal.picture())));
            details.add(Row.of(words.label("seal.id"), seal.id()));
            details.add(Row.of(words.label("picture"), picture(seal)));
            if (seal.maker() != null) {
                var lines = Stream.concat(holder(seal.maker()).stream(), certificate(seal.maker()).stream());
                details.add(Row.of(words.label("maker"), lines.toList()));
            }
        } else if (picture != null) {
            rows.add(new Row(words.label("picture"), lines(words.label("picture.chosen")), new Image("png", picture)));
            details.add(Row.of(words.label("picture"), words.label("sha256", sha256(picture))));
        }
    }

    private List<Line> about(Seal seal) {
        var valid = words.label("seal.valid", words.readable(seal.validFrom()), words.readable(seal.validUntil()));
        return seal.maker() == null
                ? lines(seal.name(), valid)
                : lines(
                        seal.name(),
                        valid,
                        words.label("seal.maker", seal.maker().holder()));
    }

    private String picture(Seal seal) {
        return words.label(
                "picture.of",
                seal.pictureType(),
                String.valueOf(seal.width()),
                String.valueOf(seal.height()),
                words.label("sha256", sha256(seal.picture())));
    }

    private static String sha256(String base64) {
        return HexFormat.of()
                .formatHex(DigestAlgorithm.SHA_256.of(Bytes.fromBase64(base64).toArray()));
    }

    private void details() {
        if (!signature.form().isEmpty()) {
            details.add(Row.of(words.label("form"), signature.form()));
        }
        if (!signature.issuers().isEmpty()) {
            details.add(Row.of(words.label("chain"), lines(signature.issuers().toArray(String[]::new))));
        }
        if (!signature.notCovered().isEmpty()) {
            var parts = signature.notCovered().stream().map(words::readable);
            details.add(Row.of(words.label("notCovered"), lines(parts.toArray(String[]::new))));
        }
        details.add(Row.of(words.label("findings"), findings.detailed(signature.findings())));
    }

    private static List<Line> lines(String... texts) {
        return Stream.of(texts).map(text -> new Line(text, null)).toList();
    }
}
