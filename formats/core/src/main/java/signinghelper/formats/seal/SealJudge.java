package signinghelper.formats.seal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.verification.CertificateVerdict;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SealReport;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.TimeStampVerdict;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Judge of signatures with an electronic seal (GB/T 38540-2020, 7.3), in one document of any format. */
public final class SealJudge {
    /** Octets of the pictures of all seals that reports hold. */
    private static final long MAX_PICTURES = 64L << 20;

    private static final Finding TOO_LARGE = Finding.of(Code.TOO_LARGE, "part", "seal");

    private final VerificationContext context;
    private final SealVerdicts seals;
    private long room = MAX_PICTURES;

    public SealJudge(VerificationContext context) {
        this.context = context;
        this.seals = new SealVerdicts(context);
    }

    /**
     * Judges a signature: structure and digest, raw signature, certificate, seal and time.
     *
     * @param encoded SES_Signature of any version
     * @param sealed bytes whose digest is signed, such as an OFD's Signature.xml
     * @return report whose name is empty and whose coverage is everything; both are the document's to say
     * @throws IOException if {@code sealed} cannot be read
     */
    public SignatureReport judge(Bytes encoded, Digestible sealed) throws IOException {
        try {
            var signature = SealSignature.parse(encoded);
            var signer = Certificates.parse(signature.signer());
            var algorithm = signature.signature().algorithmOf(signer);
            return algorithm.isPresent()
                    ? judge(signature, signer, algorithm.get(), sealed)
                    : refused(
                            signature.form(),
                            signer,
                            Finding.of(
                                    Code.ALGORITHM_REFUSED,
                                    "algorithm",
                                    signature.signature().algorithm()));
        } catch (FormatException e) {
            return refused("", null, Finding.of(isAsn1(encoded) ? Code.FORM_UNKNOWN : Code.MALFORMED));
        } catch (CertificateException e) {
            return refused("", null, Finding.of(Code.CERTIFICATE_MALFORMED));
        }
    }

    /** ASN.1 that can be read, and is no signature with a seal of a known version, need not be broken. */
    private static boolean isAsn1(Bytes encoded) {
        try {
            BoundedAsn1.parse(encoded.toArray(), SealSignature.MAX_BYTES);
            return true;
        } catch (MalformedAsn1Exception e) {
            return false;
        }
    }

    private SignatureReport judge(
            SealSignature signature, X509Certificate signer, SignatureAlgorithm algorithm, Digestible sealed)
            throws IOException {
        var stamp = stamp(signature);
        var time = context.time(signature.claimed(), stamp);
        var findings = new ArrayList<Finding>();
        findings.addAll(structure(signature, algorithm, sealed));
        var value = value(signature, signer, algorithm);
        findings.add(value);
        var certificate = value.code() == Code.SIGNATURE_HOLDS
                ? context.signerJudge().judge(signer, time)
                : new CertificateVerdict(List.of(), List.of());
        findings.addAll(certificate.findings());
        findings.addAll(seals.judge(signature.seal(), signature.signer(), signingTime(time, signer)));
        findings.addAll(context.findings(time, stamp));
        var shown = shown(signature.seal());
        if (shown == null) {
            findings.add(TOO_LARGE);
        }
        return new SignatureReport(
                "", signature.form(), signer, certificate.chain(), time, Coverage.ALL, shown, findings);
    }

    /** A value over another digest than the standard's says nothing against the document. */
    private static Finding value(SealSignature signature, X509Certificate signer, SignatureAlgorithm algorithm) {
        var part = signature.signature();
        if (part.holds(signer, algorithm, signature.toSign())) {
            return Finding.of(Code.SIGNATURE_HOLDS);
        }
        return part.variant(signer, algorithm, signature.toSign())
                .map(variant -> Finding.of(Code.ALGORITHM_REFUSED, "algorithm", variant))
                .orElseGet(() -> Finding.of(Code.SIGNATURE_INVALID));
    }

    private static List<Finding> structure(SealSignature signature, SignatureAlgorithm algorithm, Digestible sealed)
            throws IOException {
        var found = new ArrayList<Finding>();
        found.add(digest(signature, algorithm, sealed));
        if (signature.version() != signature.seal().version()) {
            found.add(Finding.of(Code.FORM_DEVIATES, "deviation", "SEAL_VERSION_DIFFERS"));
        }
        return found;
    }

    /** A digest by another function says nothing against the content. */
    private static Finding digest(SealSignature signature, SignatureAlgorithm algorithm, Digestible sealed)
            throws IOException {
        var said = signature.dataHash();
        if (said.equals(Bytes.copyOf(sealed.digest(algorithm.digestAlgorithm())))) {
            return Finding.of(Code.STRUCTURE_SOUND);
        }
        if (said.length() != algorithm.digestAlgorithm().lengthInBytes()) {
            return Finding.of(Code.ALGORITHM_REFUSED, "algorithm", "DIGEST_OF_" + said.length());
        }
        for (var other : DigestAlgorithm.values()) {
            if (said.equals(Bytes.copyOf(sealed.digest(other)))) {
                return Finding.of(Code.ALGORITHM_REFUSED, "algorithm", other);
            }
        }
        return Finding.of(Code.DIGEST_MISMATCH, "part", signature.propertyInfo());
    }

    private @Nullable TimeStampVerdict stamp(SealSignature signature) throws IOException {
        var token = signature.signature().timeStamp();
        return token == null
                ? null
                : new TimeStampJudge(context)
                        .judge(
                                token.toArray(),
                                Digestible.of(signature.signature().value().toArray()));
    }

    /**
     * A seal is for those who may use it on the day; their word counts (GB/T 38540-2020, 7.3), unless their certificate did not exist then.
     * A proof says that the signature existed by then, and anybody can add one later, so that it counts where it is earlier.
     */
    private Instant signingTime(SigningTime time, X509Certificate signer) {
        var latest = time.proved() == null ? context.judgedAt() : time.proved();
        var claimed = time.claimed();
        return claimed == null
                        || (time.proved() != null && claimed.isAfter(time.proved()))
                        || claimed.isBefore(signer.getNotBefore().toInstant())
                        || claimed.isAfter(signer.getNotAfter().toInstant())
                ? latest
                : claimed;
    }

    /**
     * Judges a seal that lies beside signatures of another form, whose picture programs show as the signers'.
     *
     * @param reports on all signers of one value, who share what is read of the seal
     * @param seal as it lies in its file
     */
    public List<SignatureReport> withSeal(List<SignatureReport> reports, Bytes seal) {
        try {
            var parsed = Seal.parse(seal);
            var ofMaker = seals.ofMaker(parsed);
            var shown = shown(parsed);
            var found = new ArrayList<SignatureReport>();
            for (var report : reports) {
                var signer = report.signer();
                found.add(signer == null ? report : withSeal(report, signer, parsed, ofMaker, shown));
            }
            return found;
        } catch (FormatException | CertificateEncodingException e) {
            return reports.stream()
                    .map(report ->
                            report.signer() == null ? report : report.with(List.of(Finding.of(Code.SEAL_MALFORMED))))
                    .toList();
        }
    }

    private SignatureReport withSeal(
            SignatureReport report,
            X509Certificate signer,
            Seal seal,
            List<Finding> ofMaker,
            @Nullable SealReport shown)
            throws CertificateEncodingException {
        var time = signingTime(report.time(), signer);
        return new SignatureReport(
                        report.name(),
                        report.form(),
                        signer,
                        report.chain(),
                        report.time(),
                        report.coverage(),
                        shown,
                        report.findings())
                .with(seals.judge(seal, ofMaker, Bytes.copyOf(signer.getEncoded()), time))
                .with(shown == null ? List.of(TOO_LARGE) : List.of());
    }

    /** Returns the seal for reports, or null where those of one document would take too much memory. */
    private @Nullable SealReport shown(Seal seal) {
        room -= seal.picture().data().length();
        return room < 0 ? null : seals.report(seal);
    }

    private static SignatureReport refused(String form, @Nullable X509Certificate signer, Finding finding) {
        return new SignatureReport(
                "", form, signer, List.of(), SigningTime.UNKNOWN, Coverage.ALL, null, List.of(finding));
    }
}
