package signinghelper.formats.pdf;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import signinghelper.formats.TestHolder;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** EU DSS as a second opinion, which trusts the holders' certificates themselves. */
final class Dss {
    /** The CMS of PDFBox's users names no certificate in its attributes. */
    private static final String EXPECTED = "BBB_ICS_ISASCP_ANS";

    private final CommonCertificateVerifier certificates = new CommonCertificateVerifier();

    private final Instant at;

    Dss(TestHolder... holders) {
        this(NOW, Stream.of(holders).map(TestHolder::certificate).toArray(X509Certificate[]::new));
    }

    /**
     * @param at time of the judgement
     * @param trusted signers, and CAs of time-stamp authorities
     */
    Dss(Instant at, X509Certificate... trusted) {
        this.at = at;
        var source = new CommonTrustedCertificateSource();
        for (var certificate : trusted) {
            source.addCertificate(new CertificateToken(certificate));
        }
        certificates.setTrustedCertSources(source);
    }

    /**
     * Returns what DSS says of the oldest signature: {@code passed}, {@code undecided} or {@code failed}, with
     * {@code warned} when it says more than that the signing certificate is not named; {@code none} when it sees none.
     */
    String judge(byte[] pdf) {
        var report = report(pdf);
        var signatures = report.getSignatureIdList();
        if (signatures.isEmpty()) {
            return "none";
        }
        var isWarned = report.getAdESValidationWarnings(signatures.get(0)).stream()
                .anyMatch(warning -> !EXPECTED.equals(warning.getKey()));
        return word(report.getIndication(signatures.get(0))) + (isWarned ? ", warned" : "");
    }

    /** Returns what DSS says of each document time stamp: {@code passed}, {@code undecided} or {@code failed}. */
    List<String> timeStamps(byte[] pdf) {
        var reports = reports(pdf);
        return reports.getDiagnosticData().getTimestampList().stream()
                .map(stamp -> word(reports.getDetailedReport().getBasicTimestampValidationIndication(stamp.getId())))
                .toList();
    }

    /** Returns the level that DSS finds the first signature to have, such as {@code PAdES-BASELINE-B}. */
    String level(byte[] pdf) {
        var report = report(pdf);
        return report.getSignatureFormat(report.getFirstSignatureId()).toString();
    }

    private SimpleReport report(byte[] pdf) {
        return reports(pdf).getSimpleReport();
    }

    private Reports reports(byte[] pdf) {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(certificates);
        validator.setValidationTime(Date.from(at));
        return validator.validateDocument();
    }

    private static String word(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED, PASSED -> "passed";
            case TOTAL_FAILED, FAILED -> "failed";
            default -> "undecided";
        };
    }
}
