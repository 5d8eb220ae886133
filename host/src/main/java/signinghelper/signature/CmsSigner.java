package signinghelper.signature;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.cms.AttributelessContent;
import signinghelper.formats.document.cms.CmsAlgorithms;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes CMS with one certificate, for any number of documents.
 *
 * <p>Every signature is verified with the certificate before anyone sees it; one that does not hold is
 * {@code SIGNATURE_INVALID}.
 */
public final class CmsSigner {
    private static final int BUFFER = 64 * 1024;

    private final X509Certificate certificate;
    private final Certificate encodedCertificate;
    private final ASN1Set certificates;
    private final SignatureAlgorithm algorithm;
    private final CmsForm form;

    private CmsSigner(
            X509Certificate certificate,
            Certificate encodedCertificate,
            ASN1Set certificates,
            SignatureAlgorithm algorithm,
            CmsForm form) {
        this.certificate = certificate;
        this.encodedCertificate = encodedCertificate;
        this.certificates = certificates;
        this.algorithm = algorithm;
        this.form = form;
    }

    /**
     * Prepares signing.
     *
     * @param certificate the signer's
     * @param chain certificates of CAs that go along; may be empty
     * @param agreed the form for SM2; RSA and EC keys have one form only
     * @param rsaDigest what RSA keys hash with: not SM3; other keys have their own hash function
     * @throws Refusal {@code KEY_UNSUPPORTED}
     */
    public static CmsSigner of(
            X509Certificate certificate, List<X509Certificate> chain, CmsForm agreed, DigestAlgorithm rsaDigest)
            throws Refusal {
        var key = certificate.getPublicKey();
        var algorithm = SignatureAlgorithm.forKey(key)
                .flatMap(usual -> usual.isRsa() ? SignatureAlgorithm.forKey(key, rsaDigest) : Optional.of(usual))
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
        try {
            var own = Certificate.getInstance(certificate.getEncoded());
            var all = new ASN1EncodableVector();
            all.add(own);
            for (var link : chain) {
                all.add(Certificate.getInstance(link.getEncoded()));
            }
            return new CmsSigner(certificate, own, new DERSet(all), algorithm, CmsForm.forAlgorithm(algorithm, agreed));
        } catch (CertificateEncodingException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    /** The hash function that the digest of a document must be by. */
    public DigestAlgorithm digestAlgorithm() {
        return algorithm.digestAlgorithm();
    }

    /** Whether the digest of a document does; in forms without signed attributes the content itself is needed. */
    public boolean takesDigests() {
        return form.hasSignedAttributes();
    }

    /**
     * Signs with the content within.
     *
     * @param content must not change until the document is written
     * @param signingTime claimed in the document, in whole seconds
     * @throws Refusal {@code CONTENT_REFUSED} if it could pass for something else, {@code SIGNATURE_INVALID}, or
     *     whatever the U-Key says
     */
    public SignedDocument signAttached(byte[] content, Instant signingTime, RawSigner signer) throws Refusal {
        try {
            return sign(new ByteArrayInputStream(content), content, signingTime, signer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Signs content that lies apart.
     *
     * @param content read to its end, once; not closed
     * @param signingTime claimed in the document, in whole seconds
     * @throws Refusal {@code CONTENT_REFUSED} if it could pass for something else, {@code SIGNATURE_INVALID}, or
     *     whatever the U-Key says
     * @throws IOException if {@code content} cannot be read
     */
    public SignedDocument signDetached(InputStream content, Instant signingTime, RawSigner signer)
            throws Refusal, IOException {
        return sign(content, null, signingTime, signer);
    }

    /**
     * Signs content that the host does not see. The digest enters as message-digest and is never what is signed.
     *
     * @param signingTime claimed in the document, in whole seconds
     * @throws Refusal {@code CONTENT_REFUSED} unless {@link #takesDigests} and it is by {@link #digestAlgorithm};
     *     {@code SIGNATURE_INVALID}, or whatever the U-Key says
     */
    public SignedDocument signDetached(ContentDigest digest, Instant signingTime, RawSigner signer) throws Refusal {
        if (!takesDigests() || digest.algorithm() != digestAlgorithm()) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED);
        }
        return signAttributes(digest.value().toArray(), null, signingTime, signer);
    }

    private SignedDocument sign(InputStream content, byte @Nullable [] within, Instant signingTime, RawSigner signer)
            throws Refusal, IOException {
        return form.hasSignedAttributes()
                ? signAttributes(hash(content), within, signingTime, signer)
                : signContent(content, within, signer);
    }

    private byte[] hash(InputStream content) throws IOException {
        var digest = digestAlgorithm().start();
        var buffer = new byte[BUFFER];
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return digest.digest();
    }

    private SignedDocument signAttributes(
            byte[] contentDigest, byte @Nullable [] within, Instant signingTime, RawSigner signer) throws Refusal {
        var attributes = Attributes.of(
                form.dataType(), digestAlgorithm(), contentDigest, signingTime, encode(encodedCertificate));
        var message = encode(attributes);
        var raw = signer.sign(toSign(algorithm.digest(certificate.getPublicKey(), message)))
                .toArray();
        if (!algorithm.verify(certificate, message, raw)) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        return document(attributes, raw, within);
    }

    private SignedDocument signContent(InputStream content, byte @Nullable [] within, RawSigner signer)
            throws Refusal, IOException {
        var watch = new AttributelessContent(algorithm);
        var digest = algorithm.startDigest(certificate.getPublicKey());
        var verifier = algorithm.verifier(certificate);
        var buffer = new byte[BUFFER];
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            watch.update(buffer, 0, count);
            digest.update(buffer, 0, count);
            verifier.update(buffer, 0, count);
        }
        var broken = watch.brokenRule();
        if (broken.isPresent()) {
            throw new Refusal(
                    ErrorCode.CONTENT_REFUSED, Map.of("rule", broken.get().name()));
        }
        var raw = signer.sign(toSign(digest.digest())).toArray();
        if (!verifier.verify(raw)) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID);
        }
        return document(null, raw, within);
    }

    private Digest toSign(byte[] digest) {
        return new Digest(digestAlgorithm(), Bytes.copyOf(digest));
    }

    private SignedDocument document(@Nullable ASN1Set attributes, byte[] raw, byte @Nullable [] within) {
        var digest = CmsAlgorithms.of(digestAlgorithm());
        var signerInfo = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(encodedCertificate)),
                digest,
                attributes,
                CmsAlgorithms.of(algorithm, form),
                new DEROctetString(algorithm.toDer(raw)),
                null);
        var content = within == null ? null : DEROctetString.withContents(within);
        var signedData = new SignedData(
                new ASN1Integer(form.version()),
                new DERSet(digest),
                new ContentInfo(form.dataType(), content),
                certificates,
                null,
                new DERSet(signerInfo));
        return new SignedDocument(new ContentInfo(form.signedDataType(), signedData));
    }

    private static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
