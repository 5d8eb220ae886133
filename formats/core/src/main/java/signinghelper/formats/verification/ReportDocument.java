package signinghelper.formats.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validation report as a JSON document. Times are ISO 8601 in UTC. {@code docs/report.schema.json} describes it.
 *
 * @param format name of the document's format; empty when no format reads it
 * @param origin null, and left out of the JSON, where the report is not tied to a file
 */
public record ReportDocument(
        String format,
        Indication indication,
        List<Signature> signatures,
        List<Entry> remarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportOrigin origin) {

    /** Creates a report that is not tied to a file. */
    public ReportDocument(String format, Indication indication, List<Signature> signatures, List<Entry> remarks) {
        this(format, indication, signatures, remarks, null);
    }

    /**
     * Report of one signature.
     *
     * @param signer null when the signature names none
     * @param issuers distinguished names of the CAs up to the anchor; empty without a chain
     * @param claimed null when the signer claims no time
     * @param proved null without a time stamp
     * @param notCovered names of parts; empty when everything is covered
     * @param seal null without a seal
     * @param picture Base64 of a PNG that the signature shows on a page and nobody vouches for; null without one
     */
    public record Signature(
            String name,
            String form,
            Indication indication,
            @Nullable CertificateDetails signer,
            List<String> issuers,
            @Nullable String claimed,
            @Nullable String proved,
            List<String> notCovered,
            @Nullable Seal seal,
            @Nullable String picture,
            List<Entry> findings) {}

    /**
     * Seal of a signature.
     *
     * @param maker null when its certificate cannot be read
     * @param picture Base64
     * @param width in millimetres
     * @param height in millimetres
     */
    public record Seal(
            String id,
            String name,
            @Nullable CertificateDetails maker,
            String validFrom,
            String validUntil,
            String pictureType,
            String picture,
            int width,
            int height) {}

    /** Finding with its step and severity. */
    public record Entry(Code code, Step step, Severity severity, Map<String, String> facts) {
        static Entry of(Finding finding) {
            return new Entry(finding.code(), finding.step(), finding.severity(), finding.facts());
        }
    }

    /** Makes the document; {@code holders} says who the holder of a certificate is. */
    public static ReportDocument of(VerificationReport report, HolderRules holders) {
        return new ReportDocument(
                report.format(),
                report.indication(),
                report.signatures().stream()
                        .map(each -> signature(each, holders))
                        .toList(),
                report.remarks().stream().map(Entry::of).toList());
    }

    /** Returns the report that is tied to a file. */
    public ReportDocument from(ReportOrigin known) {
        return new ReportDocument(format, indication, signatures, remarks, known);
    }

    private static Signature signature(SignatureReport report, HolderRules holders) {
        return new Signature(
                report.name(),
                report.form(),
                report.indication(),
                details(report.signer(), holders),
                report.chain().stream()
                        .skip(1)
                        .map(issuer -> issuer.getSubjectX500Principal().getName())
                        .toList(),
                text(report.time().claimed()),
                text(report.time().proved()),
                report.coverage().uncovered(),
                seal(report.seal(), holders),
                report.picture() == null ? null : report.picture().toBase64(),
                report.findings().stream().map(Entry::of).toList());
    }

    private static @Nullable Seal seal(@Nullable SealReport report, HolderRules holders) {
        return report == null
                ? null
                : new Seal(
                        report.id(),
                        report.name(),
                        details(report.maker(), holders),
                        report.validFrom().toString(),
                        report.validUntil().toString(),
                        report.picture().type(),
                        report.picture().data().toBase64(),
                        report.picture().width(),
                        report.picture().height());
    }

    private static @Nullable CertificateDetails details(@Nullable X509Certificate certificate, HolderRules holders) {
        return Optional.ofNullable(certificate)
                .map(each -> CertificateDetails.of(each, holders))
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** Returns the document as JSON text. */
    public String toJson() {
        return JsonMapper.builder().build().valueToTree(this).toString();
    }
}
