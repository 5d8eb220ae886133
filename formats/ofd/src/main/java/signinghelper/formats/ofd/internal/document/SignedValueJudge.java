package signinghelper.formats.ofd.internal.document;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.CmsJudge;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.RawSequence;
import signinghelper.formats.seal.SealJudge;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Judge of SignedValue.dat, which is a signature with a seal, a CMS over the description, or a CMS over its digest. */
final class SignedValueJudge {
    static final int MAX_BYTES = 8 << 20;
    private static final int OBJECT_IDENTIFIER = 0x06;

    private final SealJudge seals;
    private final CmsJudge cms;
    private final TimeLimit limit;

    SignedValueJudge(VerificationContext context, TimeLimit limit) {
        this.limit = limit;
        this.seals = new SealJudge(context);
        this.cms = new CmsJudge(context);
    }

    /**
     * Judges a signature.
     *
     * @param value SignedValue.dat
     * @param description Signature.xml, as it lies in the container
     * @return one report, or one for each SignerInfo
     */
    List<SignatureReport> judge(Bytes value, byte[] description) throws IOException {
        try {
            BoundedAsn1.parse(value.toArray(), MAX_BYTES);
            return switch (tag(RawSequence.of(value).at(0))) {
                case Asn1Header.SEQUENCE -> List.of(seals.judge(value, Digestible.of(description)));
                case OBJECT_IDENTIFIER -> ofCms(value, description);
                default -> List.of(refused(Code.FORM_UNKNOWN));
            };
        } catch (MalformedAsn1Exception e) {
            return List.of(refused(Code.MALFORMED));
        }
    }

    /** Judges the seal too that lies beside a CMS, which names none. */
    List<SignatureReport> withSeal(List<SignatureReport> reports, Bytes seal) {
        return seals.withSeal(reports, seal);
    }

    /** Returns true for a signature with a seal, by the tag of its first element. */
    static boolean hasSeal(Bytes value) {
        try {
            return tag(RawSequence.of(value).at(0)) == Asn1Header.SEQUENCE;
        } catch (MalformedAsn1Exception e) {
            return false;
        }
    }

    private static int tag(Bytes element) {
        return Byte.toUnsignedInt(element.toArray()[0]);
    }

    private List<SignatureReport> ofCms(Bytes value, byte[] description) throws IOException {
        var within = contentWithin(value);
        if (within.isEmpty()) {
            return apart(value, description);
        }
        var finding = DescriptionDigest.findingAbout(within.get(), description);
        return cms.judge(Source.of(value.toArray()).within(limit), null).stream()
                .map(report -> report.with(List.of(finding)))
                .toList();
    }

    /** A library that signs what lies apart, and is handed a digest, makes a signature over the digest of the digest. */
    private List<SignatureReport> apart(Bytes value, byte[] description) throws IOException {
        var found = apartOf(value, description);
        if (found.size() != 1 || !isOverOther(found.get(0))) {
            return found;
        }
        for (var digest : DescriptionDigest.usual(description)) {
            var over = apartOf(value, digest);
            if (over.get(0).has(Code.SIGNATURE_HOLDS)) {
                return List.of(over.get(0).with(List.of(DescriptionDigest.refused("DIGEST_APART"))));
            }
        }
        return found;
    }

    private List<SignatureReport> apartOf(Bytes value, byte[] content) throws IOException {
        return cms.judge(Source.of(value.toArray()).within(limit), Source.of(content));
    }

    /** Without signed attributes the value itself is over the content. */
    private static boolean isOverOther(SignatureReport report) {
        return report.has(Code.DIGEST_MISMATCH) || report.has(Code.SIGNATURE_INVALID);
    }

    /** Empty where the content is apart, or nothing of the kind; then the judge of CMS says so. */
    private static Optional<byte[]> contentWithin(Bytes value) {
        try {
            var signedData = SignedData.getInstance(
                    ContentInfo.getInstance(value.toArray()).getContent());
            return Optional.ofNullable(signedData.getEncapContentInfo().getContent())
                    .map(content -> ASN1OctetString.getInstance(content).getOctets());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static SignatureReport refused(Code code) {
        return SignatureReport.refused("", Finding.of(code, "part", "SignedValue"));
    }
}
