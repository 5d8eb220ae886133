package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.TimeStampVerdict;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reports of single signers of a CMS. */
final class SignerReports {
    /** More names than anybody reads; a small file can have a hundred thousand. */
    private static final int MOST_NAMED = 20;

    private final VerificationContext context;

    SignerReports(VerificationContext context) {
        this.context = context;
    }

    /** Report of a signature that holds: its certificate and its time. */
    SignatureReport of(ParsedCms parsed, VerifiedCms cms, TimeLimit limit) throws IOException, CmsException {
        var stamp = stamp(parsed, limit);
        var time = context.time(cms.signingTime(), stamp);
        var certificate = context.signerJudge().judge(cms.signer(), time);
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(Code.STRUCTURE_SOUND));
        cms.deviations().stream()
                .sorted()
                .forEach(deviation -> findings.add(Finding.of(Code.FORM_DEVIATES, "deviation", deviation)));
        if (cms.form().signsDigest()) {
            // No hash binds the digest: from a public key alone anybody computes a value and the digest that it holds
            // for.
            findings.add(Finding.of(Code.FORM_REFUSED, "deviation", "FINISHED_DIGEST"));
        }
        findings.add(Finding.of(Code.COVERS_ALL));
        findings.add(Finding.of(Code.SIGNATURE_HOLDS));
        parsed.unjudged().stream()
                .distinct()
                .limit(MOST_NAMED)
                .forEach(name -> findings.add(Finding.of(Code.UNSIGNED_NOT_JUDGED, "attribute", name)));
        findings.addAll(certificate.findings());
        findings.addAll(context.findings(time, stamp));
        return new SignatureReport(
                "", cms.form().name(), cms.signer(), certificate.chain(), time, Coverage.ALL, null, findings);
    }

    /** Returns the verdict on the time stamp that proves most: anybody may add a later one, or one that does not hold. */
    private @Nullable TimeStampVerdict stamp(ParsedCms parsed, TimeLimit limit) throws IOException, CmsException {
        var stamped = Digestible.of(parsed.signer().getEncryptedDigest().getOctets());
        var verdicts = new ArrayList<TimeStampVerdict>();
        var judge = new TimeStampJudge(context);
        for (var token : parsed.unsigned().timeStamps()) {
            limit.require();
            verdicts.add(judge.judge(token.toArray(), stamped));
        }
        return TimeStampVerdict.earliest(verdicts);
    }

    /** Returns the report of signatures none of which can be read. */
    static SignatureReport unread(Code why) {
        return broken("1", null, Finding.of(why));
    }

    /** Report of a document whose signers were not read. */
    static SignatureReport refused(CmsException refusal) {
        return broken("1", null, new Finding(refusal.reason().code(), refusal.facts()));
    }

    /** Report of a signature that does not hold. Its certificate is only its word, so nothing more is said of it. */
    static SignatureReport refused(ParsedCms parsed, CmsException refusal) {
        return broken("", named(parsed), new Finding(refusal.reason().code(), refusal.facts()));
    }

    private static SignatureReport broken(String name, @Nullable X509Certificate signer, Finding finding) {
        return new SignatureReport(
                name, "", signer, List.of(), SigningTime.UNKNOWN, Coverage.ALL, null, List.of(finding));
    }

    private static @Nullable X509Certificate named(ParsedCms parsed) {
        try {
            return parsed.signerCertificate().orElse(null);
        } catch (CmsException e) {
            return null;
        }
    }
}
