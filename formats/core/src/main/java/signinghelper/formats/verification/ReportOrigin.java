package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.HolderRules;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Origin of a report, which ties it to one file and lets an auditor repeat the verdict. Times are ISO 8601 in UTC.
 *
 * @param content signed file that lay apart; null when the content is embedded
 * @param verified time of the verification
 * @param asOf time as of which the document was judged; null for the present
 * @param forms names of the accepted forms of a CMS
 * @param deviations names of the accepted deviations from them
 * @param anchors certificates that were believed; empty when none is known
 * @param revocationAsked true when the CAs were asked about revocation
 * @param program name and version of the program
 */
public record ReportOrigin(
        File file,
        @Nullable File content,
        String verified,
        @Nullable String asOf,
        List<String> forms,
        List<String> deviations,
        List<Anchor> anchors,
        boolean revocationAsked,
        String program) {

    /**
     * File as it was verified.
     *
     * @param name without the folder, which may tell more than a report should; empty where the bytes came without one
     * @param size in bytes
     * @param sha256 64 hexadecimal digits in lower case
     */
    public record File(String name, long size, String sha256) {
        public static File of(String name, long size, Bytes sha256) {
            return new File(name, size, HexFormat.of().formatHex(sha256.toArray()));
        }
    }

    /** Certificate that is believed in one role. */
    public record Anchor(Circumstances.Role role, String holder, Fingerprint fingerprint) {}

    /**
     * Makes the origin of a report by {@code DocumentFormats}.
     *
     * @param holders rules for who the holder of a certificate is
     */
    public static ReportOrigin of(
            VerificationReport report,
            HolderRules holders,
            File file,
            @Nullable File content,
            Instant verified,
            String program) {
        var known = Objects.requireNonNull(report.circumstances());
        return new ReportOrigin(
                file,
                content,
                verified.toString(),
                known.asOf() == null ? null : known.asOf().toString(),
                known.forms(),
                known.deviations(),
                known.anchors().stream().map(each -> anchor(each, holders)).toList(),
                known.asksRevocation(),
                program);
    }

    private static Anchor anchor(Circumstances.Anchor anchor, HolderRules holders) {
        var details = CertificateDetails.of(anchor.certificate(), holders);
        return new Anchor(anchor.role(), details.holder(), details.fingerprint());
    }
}
