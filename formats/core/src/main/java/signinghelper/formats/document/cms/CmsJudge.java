package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.MalformedStreamException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static java.util.Objects.requireNonNull;

/** Judge of every signature in a CMS, alone or within a document of another format. */
public final class CmsJudge {
    /**
     * A signer on its way to the verdict.
     *
     * @param opened null when it is refused
     * @param refused null unless it is refused
     */
    private record Signer(
            ParsedCms parsed,
            @Nullable OpenedCms opened,
            @Nullable CmsException refused) {}

    /** As many as a PDF may have. */
    private static final int MAX_SIGNERS = 100;

    /** A tag, a length of eight octets behind its own, and the next tag. */
    private static final int LONGEST_BEGIN = 11;

    private final CmsVerifier signatures;
    private final SignerReports reports;

    public CmsJudge(VerificationContext context) {
        this.signatures = CmsVerifier.acceptingAnyCertificate(context.policy());
        this.reports = new SignerReports(context);
    }

    /** Returns true for what begins as a ContentInfo does (RFC 5652, 3): with a SEQUENCE, and in it an OBJECT IDENTIFIER. */
    static boolean recognises(Source document) throws IOException {
        try (var in = document.open()) {
            var begin = in.readNBytes(LONGEST_BEGIN);
            var sequence = Asn1Header.read(begin, 0, begin.length);
            return sequence.tag() == Asn1Header.SEQUENCE
                    && sequence.contentFrom() < begin.length
                    && begin[sequence.contentFrom()] == Asn1Header.OBJECT_IDENTIFIER;
        } catch (MalformedAsn1Exception e) {
            return false;
        }
    }

    VerificationReport report(String format, Source cms, @Nullable Source apart) throws IOException {
        var found = judge(cms, apart);
        return found.isEmpty()
                ? VerificationReport.without(format, Finding.of(Code.NOT_SIGNED))
                : new VerificationReport(format, found, List.of());
    }

    /**
     * Judges all signatures of a CMS: structure, raw signature, certificate and time.
     *
     * @param apart the content; null when it lies within
     * @return one report for each SignerInfo, named by its number from 1; empty without a SignerInfo
     * @throws IOException if the CMS or its content cannot be read
     */
    public List<SignatureReport> judge(Source cms, @Nullable Source apart) throws IOException {
        try {
            var all = ParsedCms.parseAll(CmsSkeleton.read(cms).encoded().toArray());
            if (all.size() > MAX_SIGNERS) {
                return List.of(SignerReports.unread(Code.TOO_LARGE));
            }
            var found = judge(cms, apart, all);
            return apart != null && found.stream().anyMatch(CmsJudge::isOverOther)
                    ? withTextLines(found, judge(cms, textOf(apart), all))
                    : found;
        } catch (CmsException e) {
            return List.of(SignerReports.refused(e));
        } catch (MalformedStreamException e) {
            return List.of(SignerReports.unread(Code.MALFORMED));
        }
    }

    private List<SignatureReport> judge(Source cms, @Nullable Source apart, List<ParsedCms> all) throws IOException {
        var signers = new ArrayList<Signer>();
        for (var parsed : all) {
            cms.limit().require();
            signers.add(open(parsed, apart != null));
        }
        pass(cms, apart, signers);
        return reports(signers, cms.limit());
    }

    /** Without signed attributes the value itself is over the content. */
    private static boolean isOverOther(SignatureReport report) {
        return report.has(Code.DIGEST_MISMATCH) || report.has(Code.SIGNATURE_INVALID);
    }

    private static Source textOf(Source apart) {
        return () -> new TextLines(apart.open());
    }

    /** Only other ends of lines differ; these are content in most files, so that such a signature is open. */
    private static List<SignatureReport> withTextLines(List<SignatureReport> found, List<SignatureReport> ofText) {
        var reports = new ArrayList<SignatureReport>();
        for (var at = 0; at < found.size(); at++) {
            var isText = isOverOther(found.get(at)) && ofText.get(at).has(Code.SIGNATURE_HOLDS);
            var finding = Finding.of(Code.FORM_REFUSED, "deviation", "TEXT_LINES");
            reports.add(isText ? ofText.get(at).with(List.of(finding)) : found.get(at));
        }
        return reports;
    }

    private Signer open(ParsedCms parsed, boolean isApart) {
        try {
            var opened = signatures.open(parsed);
            CmsException.require(!isApart || !opened.hasContentWithin(), Reason.CONTENT_TWICE);
            CmsException.require(isApart || opened.hasContentWithin(), Reason.CONTENT_MISSING);
            return new Signer(parsed, opened, null);
        } catch (CmsException e) {
            return new Signer(parsed, null, e);
        }
    }

    private static void pass(Source cms, @Nullable Source apart, List<Signer> signers) throws IOException {
        var opened =
                signers.stream().map(Signer::opened).filter(Objects::nonNull).toList();
        if (!opened.isEmpty()) {
            try (InputStream content = apart == null ? CmsSkeleton.openContent(cms) : apart.open()) {
                CmsVerifier.pass(content, opened);
            }
        }
    }

    private List<SignatureReport> reports(List<Signer> signers, TimeLimit limit) throws IOException {
        var found = new ArrayList<SignatureReport>();
        for (var signer : signers) {
            limit.require();
            found.add(report(signer, limit).named(String.valueOf(found.size() + 1)));
        }
        return found;
    }

    private SignatureReport report(Signer signer, TimeLimit limit) throws IOException {
        var opened = signer.opened();
        try {
            return opened == null
                    ? SignerReports.refused(signer.parsed(), requireNonNull(signer.refused()))
                    : reports.of(signer.parsed(), opened.finish(null), limit);
        } catch (CmsException e) {
            return SignerReports.refused(signer.parsed(), e);
        }
    }
}
