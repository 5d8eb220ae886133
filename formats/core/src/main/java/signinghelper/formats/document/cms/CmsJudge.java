package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.asn1.Asn1Header;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judge of every signature in a CMS, alone or within a document of another format. */
public final class CmsJudge {
    private final VerificationContext context;

    public CmsJudge(VerificationContext context) {
        this.context = context;
    }

    /** Returns true for what begins as a CMS does: with a SEQUENCE. */
    static boolean recognises(Source document) throws IOException {
        try (var in = document.open()) {
            return in.read() == Asn1Header.SEQUENCE;
        }
    }

    VerificationReport report(String format, Source cms, @Nullable Source apart) throws IOException {
        var signatures = judge(cms, apart);
        return signatures.isEmpty()
                ? VerificationReport.without(format, Finding.of(Code.NOT_SIGNED))
                : new VerificationReport(format, signatures, List.of());
    }

    /**
     * Judges all signatures of a CMS: structure, raw signature, certificate and time.
     *
     * @param apart the content; null when it lies within
     * @return one report for each SignerInfo, named by its number from 1; empty without a SignerInfo
     * @throws IOException if the CMS or its content cannot be read
     */
    public List<SignatureReport> judge(Source cms, @Nullable Source apart) throws IOException {
        var verifier = CmsVerifier.ofAnySigner(context.policy());
        try {
            if (apart == null) {
                return List.of(report(verifier.verifyAttached(cms)));
            }
            try (var content = apart.open()) {
                return List.of(report(verifier.verifyDetached(cms, content)));
            }
        } catch (CmsException e) {
            return List.of(broken(e));
        }
    }

    private SignatureReport report(VerifiedCms cms) {
        var time = new SigningTime(cms.signingTime(), null);
        var certificate = context.signerJudge().judge(cms.signer(), time);
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(Code.STRUCTURE_SOUND));
        cms.deviations().forEach(deviation -> findings.add(Finding.of(Code.FORM_DEVIATES, "deviation", deviation)));
        findings.add(Finding.of(Code.COVERS_ALL));
        findings.add(Finding.of(Code.SIGNATURE_HOLDS));
        findings.addAll(certificate.findings());
        findings.add(
                cms.signingTime() == null
                        ? Finding.of(Code.TIME_ABSENT)
                        : Finding.of(Code.TIME_CLAIMED, "time", cms.signingTime()));
        return new SignatureReport(
                "1", cms.form().name(), cms.signer(), certificate.chain(), time, Coverage.ALL, null, findings);
    }

    private static SignatureReport broken(CmsException cause) {
        var findings = List.of(Finding.of(code(cause.reason())));
        return new SignatureReport("1", "", null, List.of(), SigningTime.UNKNOWN, Coverage.ALL, null, findings);
    }

    private static Code code(CmsException.Reason reason) {
        return switch (reason) {
            case MALFORMED -> Code.MALFORMED;
            case FORM, SIGNER_COUNT -> Code.FORM_REFUSED;
            case ALGORITHM -> Code.ALGORITHM_REFUSED;
            case CONTENT_MISSING -> Code.CONTENT_MISSING;
            case CONTENT_TWICE -> Code.CONTENT_TWICE;
            case CONFUSABLE_CONTENT -> Code.CONTENT_CONFUSABLE;
            case DIGEST -> Code.DIGEST_MISMATCH;
            case ATTRIBUTES -> Code.ATTRIBUTES_INVALID;
            case SIGNATURE -> Code.SIGNATURE_INVALID;
            case CERTIFICATE_MISSING -> Code.CERTIFICATE_MISSING;
            case CERTIFICATE_MALFORMED -> Code.CERTIFICATE_MALFORMED;
            case CERTIFICATE_USAGE,
                    CERTIFICATE_VALIDITY,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_REVOKED,
                    CERTIFICATE_ON_HOLD,
                    REVOCATION_UNKNOWN -> throw new IllegalStateException("no certificate was judged", null);
        };
    }
}
