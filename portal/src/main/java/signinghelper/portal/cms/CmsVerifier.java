package signinghelper.portal.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
import signinghelper.portal.certificate.CertificateRefusedException;
import signinghelper.portal.certificate.CertificateTrust;
import signinghelper.portal.certificate.Certificates;
import signinghelper.portal.certificate.RevocationPolicy;
import signinghelper.portal.certificate.SigningCertificateValidator;
import signinghelper.portal.cms.CmsException.Reason;
import signinghelper.portal.signature.DigestAlgorithm;
import signinghelper.portal.signature.SignatureAlgorithm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import static signinghelper.portal.cms.CmsException.require;

/**
 * Decides whether a signed document holds. One for the whole portal; called by many threads.
 *
 * <p>A document is at most 64 MiB with its content within, in DER or in BER; content apart may be of any length. The
 * certificate must be valid now, by the verifier's clock: the time that a document claims is the signer's own. Revocation is
 * asked last, when the signature holds.
 */
public final class CmsVerifier {
    private final CmsForm agreed;
    private final @Nullable SigningCertificateValidator signers;

    /**
     * @param agreed the one form that is accepted for SM2; for RSA and EC keys it is {@link CmsForm#RFC5652}
     * @param trust the CAs whose certificates may sign
     * @param revocation rule for certificates that their CA may have revoked
     * @param clock the server's
     */
    public CmsVerifier(CmsForm agreed, CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
        this(agreed, new SigningCertificateValidator(trust, revocation, clock));
    }

    private CmsVerifier(CmsForm agreed, @Nullable SigningCertificateValidator signers) {
        this.agreed = CmsForm.requireForSm2(agreed);
        this.signers = signers;
    }

    /**
     * For looking at a document before it is known whom to believe: the signature must hold, but the certificate may be
     * anybody's, expired, or for another use. Not for a server: anyone can make a certificate in any name.
     */
    public static CmsVerifier ofAnySigner(CmsForm agreed) {
        return new CmsVerifier(agreed, (SigningCertificateValidator) null);
    }

    /**
     * Verifies a document with its content within.
     *
     * @throws CmsException for exactly one reason
     */
    public VerifiedCms verifyAttached(byte[] cms) throws CmsException {
        var document = open(cms);
        if (document.parsed.content() == null) {
            throw new CmsException(Reason.CONTENT_MISSING);
        }
        var content = document.parsed.content().getOctets();
        try {
            return document.verify(new ByteArrayInputStream(content), Bytes.copyOf(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Verifies a document whose content lies apart.
     *
     * @param content read to its end, not closed; not read where the document is refused before
     * @throws CmsException for exactly one reason
     * @throws IOException if {@code content} cannot be read
     */
    public VerifiedCms verifyDetached(byte[] cms, InputStream content) throws CmsException, IOException {
        return openDetached(cms).verify(content, null);
    }

    /**
     * Verifies a document whose content lies apart, by the content's digest. Not for forms without signed attributes,
     * where the content itself is needed.
     *
     * @param digest of the content, by {@code algorithm}
     * @throws CmsException for exactly one reason
     */
    public VerifiedCms verifyDetached(byte[] cms, DigestAlgorithm algorithm, Bytes digest) throws CmsException {
        var document = openDetached(cms);
        require(document.form.hasSignedAttributes(), Reason.CONTENT_MISSING);
        require(document.algorithm.digestAlgorithm() == algorithm, Reason.DIGEST);
        return document.verifyAttributes(digest.toArray(), null);
    }

    private Document openDetached(byte[] cms) throws CmsException {
        var document = open(cms);
        require(document.parsed.content() == null, Reason.CONTENT_TWICE);
        return document;
    }

    /** All that can be said without the content. */
    private Document open(byte[] cms) throws CmsException {
        var parsed = ParsedCms.parse(cms);
        var der = parsed.signerCertificate().orElseThrow(() -> new CmsException(Reason.CERTIFICATE_MISSING));
        try {
            var signer = Certificates.parse(der);
            var algorithm = algorithm(parsed, signer);
            var form = CmsForm.forAlgorithm(algorithm, agreed);
            require(parsed.isIn(form), Reason.FORM);
            require(
                    CmsAlgorithms.names(parsed.signer().getDigestEncryptionAlgorithm(), algorithm, form),
                    Reason.ALGORITHM);
            var chain = signers == null ? List.<X509Certificate>of() : signers.validate(signer);
            return new Document(parsed, form, algorithm, signer, chain);
        } catch (CertificateException e) {
            throw new CmsException(Reason.CERTIFICATE_MALFORMED, e);
        } catch (CertificateRefusedException e) {
            throw new CmsException(Reason.of(e.reason()), e);
        }
    }

    private static SignatureAlgorithm algorithm(ParsedCms parsed, X509Certificate signer) throws CmsException {
        try {
            var digests = parsed.digestAlgorithms().map(CmsAlgorithms::digest).collect(Collectors.toUnmodifiableSet());
            require(digests.size() == 1, Reason.ALGORITHM);
            return digests.iterator()
                    .next()
                    .flatMap(digest -> SignatureAlgorithm.forKey(signer.getPublicKey(), digest))
                    .orElseThrow(() -> new CmsException(Reason.ALGORITHM));
        } catch (RuntimeException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    /** Document in the right form, by a signer that is trusted. */
    private final class Document {
        private static final int BUFFER = 64 * 1024;

        private final ParsedCms parsed;
        private final CmsForm form;
        private final SignatureAlgorithm algorithm;
        private final X509Certificate signer;
        private final List<X509Certificate> chain;

        Document(
                ParsedCms parsed,
                CmsForm form,
                SignatureAlgorithm algorithm,
                X509Certificate signer,
                List<X509Certificate> chain) {
            this.parsed = parsed;
            this.form = form;
            this.algorithm = algorithm;
            this.signer = signer;
            this.chain = chain;
        }

        VerifiedCms verify(InputStream content, @Nullable Bytes within) throws CmsException, IOException {
            return form.hasSignedAttributes()
                    ? verifyAttributes(digest(content), within)
                    : verifyContent(content, within);
        }

        private byte[] digest(InputStream content) throws IOException {
            var digest = algorithm.digestAlgorithm().start();
            var buffer = new byte[BUFFER];
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return digest.digest();
        }

        VerifiedCms verifyAttributes(byte[] digest, @Nullable Bytes within) throws CmsException {
            var attributes = SignedAttributes.of(parsed.signer().getAuthenticatedAttributes());
            attributes.requireContentType(form.dataType());
            attributes.requireSigner(signer);
            attributes.requireContentDigest(digest);
            var verifier = algorithm.verifier(signer);
            verifier.update(attributes.encoded(), 0, attributes.encoded().length);
            require(verifier.verify(signature()), Reason.SIGNATURE);
            return verified(attributes.signingTime().orElse(null), within);
        }

        private VerifiedCms verifyContent(InputStream content, @Nullable Bytes within)
                throws CmsException, IOException {
            var watch = new AttributelessContent(algorithm);
            var verifier = algorithm.verifier(signer);
            var buffer = new byte[BUFFER];
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                watch.update(buffer, 0, count);
                verifier.update(buffer, 0, count);
            }
            require(watch.brokenRule().isEmpty(), Reason.CONFUSABLE_CONTENT);
            require(verifier.verify(signature()), Reason.SIGNATURE);
            return verified(null, within);
        }

        /** The signature holds, so the CAs may be asked. */
        private VerifiedCms verified(@Nullable Instant signingTime, @Nullable Bytes within) throws CmsException {
            try {
                if (signers != null) {
                    signers.requireNotRevoked(chain);
                }
                return new VerifiedCms(form, signer, fingerprint(), signingTime, within);
            } catch (CertificateRefusedException e) {
                throw new CmsException(Reason.of(e.reason()), e);
            }
        }

        private byte[] signature() throws CmsException {
            try {
                return algorithm.toRaw(parsed.signer().getEncryptedDigest().getOctets());
            } catch (IllegalArgumentException e) {
                throw new CmsException(Reason.SIGNATURE, e);
            }
        }

        private Bytes fingerprint() throws CmsException {
            try {
                return Bytes.copyOf(DigestAlgorithm.SHA_256.of(signer.getEncoded()));
            } catch (CertificateException e) {
                throw new CmsException(Reason.CERTIFICATE_MALFORMED, e);
            }
        }
    }
}
