package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.time.Instant;
import java.util.Date;

/**
 * Attributes of a SignerInfo. The signed ones: content-type, message-digest, signing-time (RFC 5652, 11) and signing-certificate-v2 (RFC
 * 5035, 3). CMSAlgorithmProtection (RFC 6211) is left out, because readers of SM2 that map one algorithm name to the
 * other fail on it.
 */
final class Attributes {
    private Attributes() {}

    /**
     * Puts them together.
     *
     * @param contentDigest by {@code digest}
     * @param signingTime null when the document around the signature states it
     * @param certificate the signer's, in DER; hashed with {@code digest} too
     */
    static DERSet of(
            ASN1ObjectIdentifier contentType,
            DigestAlgorithm digest,
            byte[] contentDigest,
            @Nullable Instant signingTime,
            byte[] certificate) {
        var certificateHash = new ESSCertIDv2(CmsAlgorithms.of(digest), digest.of(certificate));
        var all = new ASN1EncodableVector();
        all.add(attribute(CMSAttributes.contentType, contentType));
        all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(contentDigest)));
        if (signingTime != null) {
            all.add(attribute(CMSAttributes.signingTime, new Time(Date.from(signingTime))));
        }
        all.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(certificateHash)));
        return new DERSet(all);
    }

    /**
     * Returns the unsigned attribute signature-time-stamp (RFC 3161, appendix A).
     *
     * @param token DER of a TimeStampToken; null without one, and then so is the result
     */
    static @Nullable DERSet timeStamp(@Nullable Bytes token) {
        return token == null
                ? null
                : new DERSet(attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, ContentInfo.getInstance(token.toArray())));
    }

    /** Returns what has a token's outer form and at least a length; null for 0. */
    static @Nullable Bytes tokenOfLength(int length) {
        var filler = length;
        while (filler > 0 && filled(filler - 1).length >= length) {
            filler--;
        }
        return length == 0 ? null : Bytes.copyOf(filled(filler));
    }

    private static byte[] filled(int filler) {
        return Der.encode(new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(new byte[filler])));
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }
}
