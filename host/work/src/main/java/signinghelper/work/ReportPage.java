package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.SealReport;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import static java.util.stream.Collectors.joining;

/** Validation report as one HTML page to print, in Chinese with English beside it. It loads nothing and runs nothing. */
public final class ReportPage {
    private static final Set<String> SHOWN_PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private static final String STYLE = """
            body { font: 11pt/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #1a1a1a }
            h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin-top: 2em; break-after: avoid }
            table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
            th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-top: 1px solid #ccc;
                     overflow-wrap: anywhere }
            th { width: 11em; font-weight: normal; color: #555 } small { color: #666; display: block }
            .TOTAL_PASSED { color: #11632f } .TOTAL_FAILED, .FAILED { color: #a01c1c }
            .INDETERMINATE, .UNDECIDED { color: #7a4b00 } img { max-height: 30mm }
            @page { margin: 18mm } @media print { body { margin: 0; max-width: none } }
            """;

    private final ReportWords chinese = new ReportWords(Language.CHINESE.locale());
    private final ReportWords english = new ReportWords(Language.ENGLISH.locale());
    private final HolderRules holders;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(HolderRules holders) {
        this.holders = holders;
    }

    /**
     * Writes the page.
     *
     * @param file name of the document
     * @param asOf time of the verdict; null for {@code now}
     */
    public static String of(
            VerificationReport report, String file, Instant now, @Nullable Instant asOf, HolderRules holders) {
        return new ReportPage(holders).write(report, file, now, asOf);
    }

    private String write(VerificationReport report, String file, Instant now, @Nullable Instant asOf) {
        html.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(chinese.label("title")))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(both(words -> words.label("title")))
                .append("</h1>\n<table>\n");
        row("file", escaped(file));
        row("verified", escaped(chinese.of(now)));
        if (asOf != null) {
            row("asOf", escaped(chinese.of(asOf)));
        }
        row("verdict", verdict(report.indication()));
        if (!report.remarks().isEmpty()) {
            row("remarks", findings(report.remarks()));
        }
        html.append("</table>\n");
        report.signatures().forEach(this::signature);
        return html.append("</body>\n</html>\n").toString();
    }

    private void signature(SignatureReport report) {
        html.append("<h2>")
                .append(both(words -> words.label("signature", report.name())))
                .append("</h2>\n<table>\n");
        row("verdict", verdict(report.indication()));
        if (report.signer() != null) {
            var signer = CertificateDetails.of(report.signer(), holders);
            row("signer", escaped(signer.holder()));
            row("issuer", escaped(signer.issuer()));
            row("serial", escaped(signer.serialNumber()));
        }
        if (report.time().proved() != null) {
            row("proved", escaped(chinese.of(report.time().proved())));
        }
        if (report.time().claimed() != null) {
            row("claimed", escaped(chinese.of(report.time().claimed())));
        }
        if (!report.coverage().isAll()) {
            row(
                    "coverage",
                    both(words -> words.label(
                            "coverage.not", String.join(", ", report.coverage().uncovered()))));
        }
        if (report.seal() != null) {
            seal(report.seal());
        }
        if (report.picture() != null) {
            row("picture", both(words -> words.label("picture.chosen")) + image("png", report.picture()));
        }
        row("form", escaped(report.form()));
        row("findings", findings(report.findings()));
        html.append("</table>\n");
    }

    private void seal(SealReport seal) {
        row("seal", escaped(seal.name()) + picture(seal.picture()));
        row("seal.valid", escaped(chinese.of(seal.validFrom()) + " – " + chinese.of(seal.validUntil())));
        if (seal.maker() != null) {
            row("maker", escaped(CertificateDetails.of(seal.maker(), holders).holder()));
        }
    }

    private static String picture(SealReport.Picture picture) {
        var type = picture.type().toLowerCase(Locale.ROOT);
        return SHOWN_PICTURES.contains(type) ? image(type.replace("jpg", "jpeg"), picture.data()) : "";
    }

    private static String image(String type, Bytes data) {
        return "<br><img alt=\"\" src=\"data:image/" + type + ";base64," + data.toBase64() + "\">";
    }

    private String findings(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        "<div class=\"" + finding.severity() + "\">" + both(words -> words.of(finding)) + "</div>")
                .collect(joining());
    }

    private String verdict(Indication indication) {
        return "<strong class=\"" + indication + "\">" + both(words -> words.of(indication)) + "</strong>";
    }

    private void row(String label, String value) {
        html.append("<tr><th>")
                .append(both(words -> words.label(label)))
                .append("</th><td>")
                .append(value)
                .append("</td></tr>\n");
    }

    private String both(Function<ReportWords, String> text) {
        return escaped(text.apply(chinese)) + "<small lang=\"en\">" + escaped(text.apply(english)) + "</small>";
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
