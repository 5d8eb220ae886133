package signinghelper.portal.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
import signinghelper.portal.asn1.BoundedAsn1;
import signinghelper.portal.asn1.MalformedAsn1Exception;
import signinghelper.portal.cms.CmsException.Reason;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signed document with one signer, taken apart and not yet believed.
 *
 * @param type content type of the whole
 * @param content null where it is not within
 */
record ParsedCms(
        ASN1ObjectIdentifier type,
        SignedData signedData,
        SignerInfo signer,
        @Nullable ASN1OctetString content) {
    static final int MAX_BYTES = 64 << 20;

    static ParsedCms parse(byte[] encoded) throws CmsException {
        try {
            var outer = ContentInfo.getInstance(BoundedAsn1.parse(encoded, MAX_BYTES));
            var signedData = SignedData.getInstance(outer.getContent());
            var signers = signedData.getSignerInfos();
            CmsException.require(signers.size() == 1, Reason.SIGNER_COUNT);
            var signer = SignerInfo.getInstance(signers.getObjectAt(0));
            var content = signedData.getEncapContentInfo().getContent();
            return new ParsedCms(
                    outer.getContentType(),
                    signedData,
                    signer,
                    content == null ? null : ASN1OctetString.getInstance(content));
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    /** Whether the parts that forms differ in are those of {@code form}, and nothing is there that no form has. */
    boolean isIn(CmsForm form) {
        return type.equals(form.signedDataType())
                && signedData.getEncapContentInfo().getContentType().equals(form.dataType())
                && signedData.getVersion().hasValue(form.version())
                && signedData.getDigestAlgorithms().size() == 1
                && signedData.getCRLs() == null
                && signer.getVersion().hasValue(1)
                && !signer.getSID().isTagged()
                && (signer.getAuthenticatedAttributes() != null) == form.hasSignedAttributes()
                && signer.getUnauthenticatedAttributes() == null;
    }

    /** The one that the document names; the others that are within mean nothing. */
    Optional<Bytes> signerCertificate() throws CmsException {
        if (signedData.getCertificates() == null || signer.getSID().isTagged()) {
            return Optional.empty();
        }
        try {
            var name = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
            for (var candidate : signedData.getCertificates()) {
                if (isNamed(name, candidate)) {
                    var der = candidate.toASN1Primitive().getEncoded(ASN1Encoding.DER);
                    return Optional.of(Bytes.copyOf(der));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new CmsException(Reason.CERTIFICATE_MALFORMED, e);
        }
    }

    private static boolean isNamed(IssuerAndSerialNumber name, ASN1Encodable candidate) {
        var certificate = Certificate.getInstance(candidate);
        return certificate.getIssuer().equals(name.getName())
                && certificate.getSerialNumber().equals(name.getSerialNumber());
    }

    /** The digest algorithms of the document and of its signer, which must agree. */
    Stream<AlgorithmIdentifier> digestAlgorithms() {
        return Stream.concat(
                Stream.of(signedData.getDigestAlgorithms().toArray()).map(AlgorithmIdentifier::getInstance),
                Stream.of(signer.getDigestAlgorithm()));
    }
}
