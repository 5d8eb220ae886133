package signinghelper.formats.seal;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.verification.Circumstances;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SealReport;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.Step;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts on seals: their maker, who may use them, and when. */
public final class SealVerdicts {
    /** Fact of a report. */
    private static final String ALGORITHM = "algorithm";

    private final VerificationContext context;

    /** A document may name one maker a hundred times, and a certificate that cannot be parsed may cost a quarter of a second. */
    private final Map<Bytes, Optional<X509Certificate>> makers = new HashMap<>();

    public SealVerdicts(VerificationContext context) {
        this.context = context;
    }

    /**
     * Judges a seal and its use.
     *
     * @param signer DER of the certificate that the seal is used with
     * @param signingTime as far as it is known
     * @return {@code SEAL_HOLDS}, or what speaks against the seal; also what CAs said of its maker
     */
    public List<Finding> judge(Seal seal, Bytes signer, Instant signingTime) {
        return judge(seal, ofMaker(seal), signer, signingTime);
    }

    /**
     * Judges one more use of a seal.
     *
     * @param ofMaker result of {@link #ofMaker}
     */
    List<Finding> judge(Seal seal, List<Finding> ofMaker, Bytes signer, Instant signingTime) {
        var found = new ArrayList<>(ofMaker);
        found.addAll(ofTime(seal, signingTime));
        if (!seal.names(signer)) {
            found.add(unnamed(seal));
        }
        return sealHoldsUnless(found);
    }

    /** A digest by a function that is not accepted speaks neither for nor against the signer. */
    private static Finding unnamed(Seal seal) {
        return seal.otherFunctions().stream()
                .findFirst()
                .map(function -> Finding.of(Code.SEAL_ALGORITHM_REFUSED, ALGORITHM, function))
                .orElseGet(() -> Finding.of(Code.SIGNER_NOT_IN_SEAL));
    }

    /** Judges a seal alone, by whomever it may be used. */
    public List<Finding> judge(Seal seal, Instant time) {
        var found = new ArrayList<>(ofMaker(seal));
        found.addAll(ofTime(seal, time));
        return sealHoldsUnless(found);
    }

    /** Answers of CAs about the maker's certificate do not speak against the seal. */
    private static List<Finding> sealHoldsUnless(List<Finding> found) {
        if (found.stream().noneMatch(finding -> finding.step() == Step.SEAL)) {
            found.add(Finding.of(Code.SEAL_HOLDS));
        }
        return List.copyOf(found);
    }

    /** Judges a seal's maker, by whomever the seal is used. */
    List<Finding> ofMaker(Seal seal) {
        var maker = maker(seal);
        if (maker.isEmpty()) {
            return List.of(Finding.of(Code.SEAL_MALFORMED));
        }
        var found = new ArrayList<Finding>();
        madeByAnother(maker.get(), seal).ifPresent(found::add);
        found.addAll(untrusted(maker.get()));
        return found;
    }

    private static List<Finding> ofTime(Seal seal, Instant signingTime) {
        return signingTime.isBefore(seal.validFrom()) || signingTime.isAfter(seal.validUntil())
                ? List.of(Finding.of(Code.SEAL_NOT_VALID_AT_SIGNING, "time", signingTime))
                : List.of();
    }

    /** An algorithm that is not accepted says nothing against the maker, and does not vouch for the seal. */
    private static Optional<Finding> madeByAnother(X509Certificate maker, Seal seal) {
        var part = seal.maker();
        var algorithm = part.algorithmOf(maker);
        if (algorithm.isEmpty()) {
            return Optional.of(Finding.of(Code.SEAL_ALGORITHM_REFUSED, ALGORITHM, part.algorithm()));
        }
        if (part.holds(maker, algorithm.get(), seal.madeOver())) {
            return Optional.empty();
        }
        return part.variant(maker, algorithm.get(), seal.madeOver())
                .map(variant -> Finding.of(Code.SEAL_ALGORITHM_REFUSED, ALGORITHM, variant))
                .or(() -> Optional.of(Finding.of(Code.SEAL_SIGNATURE_INVALID)));
    }

    private List<Finding> untrusted(X509Certificate maker) {
        var judged = context.sealMakerJudge().judge(maker, SigningTime.UNKNOWN);
        var found = new ArrayList<>(judged.answers(Circumstances.Role.SEAL_MAKERS));
        judged.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.UNDECIDED) >= 0)
                .map(finding -> finding.code() == Code.CHAIN_NOT_CHECKED
                        ? Finding.of(Code.SEAL_MAKER_NOT_CHECKED)
                        : finding.asReasonOf(Code.SEAL_MAKER_UNTRUSTED))
                .forEach(found::add);
        return found;
    }

    SealReport report(Seal seal) {
        var maker = maker(seal).orElse(null);
        return new SealReport(seal.id(), seal.name(), maker, seal.validFrom(), seal.validUntil(), seal.picture());
    }

    private Optional<X509Certificate> maker(Seal seal) {
        return makers.computeIfAbsent(seal.maker().certificate(), SealVerdicts::parsed);
    }

    private static Optional<X509Certificate> parsed(Bytes certificate) {
        try {
            return Optional.of(Certificates.parse(certificate));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
