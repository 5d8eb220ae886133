package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import static signinghelper.formats.document.cms.CmsException.require;

/**
 * Decides whether a signed document holds. One for the whole portal; called by many threads.
 *
 * <p>A document may be of any length, in DER or in BER: its content is read as a stream. All around the content is at most
 * 6 MiB. The certificate must be valid now, by the verifier's clock: the time that a document claims is the signer's own. Revocation is
 * asked last, when the signature holds.
 */
public final class CmsVerifier {
    private static final int BUFFER = 64 * 1024;
    /** Fact of a report. */
    private static final String ALGORITHM = "algorithm";

    private final VerificationPolicy policy;
    private final @Nullable SigningCertificateValidator signers;
    private final @Nullable Fingerprint expected;

    /**
     * @param policy forms that are accepted
     * @param trust the CAs whose certificates may sign
     * @param revocation rule for certificates that their CA may have revoked
     * @param clock the server's
     */
    public CmsVerifier(VerificationPolicy policy, CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
        this(policy, new SigningCertificateValidator(trust, revocation, clock), null);
    }

    private CmsVerifier(
            VerificationPolicy policy, @Nullable SigningCertificateValidator signers, @Nullable Fingerprint expected) {
        this.policy = policy;
        this.signers = signers;
        this.expected = expected;
    }

    /**
     * Creates a verifier for looking at a document before it is known which CA to trust. The signature must hold, but
     * the certificate may be from any issuer, expired, or for another use. Not for a server: anyone can make a
     * certificate in any name.
     */
    public static CmsVerifier acceptingAnyCertificate(VerificationPolicy policy) {
        return new CmsVerifier(policy, null, null);
    }

    private CmsVerifier expecting(Fingerprint signer) {
        return new CmsVerifier(policy, signers, Objects.requireNonNull(signer));
    }

    /**
     * Verifies a small document with its content within.
     *
     * @throws CmsException for exactly one reason
     */
    public VerifiedCms verifyAttached(byte[] cms) throws CmsException {
        try {
            return verifyAttached(Source.of(cms));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Verifies a small document with its content within, signed with the certificate of a fingerprint. */
    public VerifiedCms verifyAttached(byte[] cms, Fingerprint signer) throws CmsException {
        return expecting(signer).verifyAttached(cms);
    }

    /**
     * Verifies a document with its content within, of any size.
     *
     * @param cms read twice, and again for {@link VerifiedCms#content}
     * @throws CmsException for exactly one reason
     * @throws IOException if {@code cms} cannot be read
     */
    public VerifiedCms verifyAttached(Source cms) throws CmsException, IOException {
        var document = open(ParsedCms.parse(CmsSkeleton.read(cms).encoded().toArray()));
        require(document.hasContentWithin(), Reason.CONTENT_MISSING);
        try (var content = new MeasuredStream(cms)) {
            pass(content, List.of(document));
            return document.finish(content.content());
        } catch (MalformedStreamException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    /**
     * Verifies a document with its content within, of any size, signed with the certificate of a fingerprint.
     *
     * @throws CmsException for exactly one reason, {@code SIGNER_UNEXPECTED} for a signature with another certificate
     */
    public VerifiedCms verifyAttached(Source cms, Fingerprint signer) throws CmsException, IOException {
        return expecting(signer).verifyAttached(cms);
    }

    /**
     * Verifies a document whose content is separate.
     *
     * @param content read to its end, not closed; not read where the document is refused before
     * @throws CmsException for exactly one reason
     * @throws IOException if {@code content} cannot be read
     */
    public VerifiedCms verifyDetached(byte[] cms, InputStream content) throws CmsException, IOException {
        return verifyDetached(Source.of(cms), content);
    }

    /**
     * Verifies a document whose content is separate, signed with the certificate of a fingerprint.
     *
     * @param signer such as the one that is bound to an account
     * @throws CmsException for exactly one reason, {@code SIGNER_UNEXPECTED} for a signature with another certificate
     */
    public VerifiedCms verifyDetached(byte[] cms, InputStream content, Fingerprint signer)
            throws CmsException, IOException {
        return expecting(signer).verifyDetached(cms, content);
    }

    /** Verifies a document that is read from a {@link Source}. */
    public VerifiedCms verifyDetached(Source cms, InputStream content) throws CmsException, IOException {
        var document = openDetached(cms);
        pass(content, List.of(document));
        return document.finish(null);
    }

    /** Verifies a document that is read from a {@link Source}, signed with the certificate of a fingerprint. */
    public VerifiedCms verifyDetached(Source cms, InputStream content, Fingerprint signer)
            throws CmsException, IOException {
        return expecting(signer).verifyDetached(cms, content);
    }

    /** Lets the content go by once, for all the signers. */
    static void pass(InputStream content, List<OpenedCms> signers) throws IOException {
        var buffer = new byte[BUFFER];
        for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            for (var signer : signers) {
                signer.update(buffer, count);
            }
        }
    }

    /**
     * Verifies a document whose content is separate, by the content's digest. Not for forms without signed attributes,
     * where the content itself is needed.
     *
     * @param digest digest of the content, by {@code algorithm}
     * @throws CmsException for exactly one reason
     */
    public VerifiedCms verifyDetached(byte[] cms, DigestAlgorithm algorithm, Bytes digest) throws CmsException {
        try {
            return openDetached(Source.of(cms)).verify(algorithm, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Verifies a document by the content's digest, signed with the certificate of a fingerprint. */
    public VerifiedCms verifyDetached(byte[] cms, DigestAlgorithm algorithm, Bytes digest, Fingerprint signer)
            throws CmsException {
        return expecting(signer).verifyDetached(cms, algorithm, digest);
    }

    private OpenedCms openDetached(Source cms) throws CmsException, IOException {
        var document = open(ParsedCms.parse(CmsSkeleton.read(cms).encoded().toArray()));
        require(!document.hasContentWithin(), Reason.CONTENT_TWICE);
        return document;
    }

    /** Says all that can be said without the content. */
    OpenedCms open(ParsedCms parsed) throws CmsException {
        var signer = parsed.signerCertificate().orElseThrow(() -> new CmsException(Reason.CERTIFICATE_MISSING));
        try {
            require(expected == null || expected.equals(Fingerprint.of(signer)), Reason.SIGNER_UNEXPECTED);
            var algorithm = algorithm(parsed, signer);
            var forms = forms(parsed, algorithm);
            var chain = signers == null ? List.<X509Certificate>of() : signers.validate(signer);
            return new OpenedCms(parsed, forms, policy, algorithm, signer, new Signer(chain, signers));
        } catch (CertificateRefusedException e) {
            throw new CmsException(Reason.of(e.reason()), e);
        }
    }

    /** Forms that the document may be in; two where only the content tells them apart. */
    private List<CmsForm> forms(ParsedCms parsed, SignatureAlgorithm algorithm) throws CmsException {
        var shaped = policy.forms().stream()
                .filter(form -> form.isFor(algorithm))
                .filter(form -> parsed.deviationsFrom(form, policy.kind())
                        .filter(policy.deviations()::containsAll)
                        .isPresent())
                .toList();
        if (shaped.isEmpty()) {
            throw parsed.refused(policy, algorithm);
        }
        var name = parsed.signer().getDigestEncryptionAlgorithm();
        var named = shaped.stream()
                .filter(form -> CmsAlgorithms.names(name, algorithm, form))
                .toList();
        if (named.isEmpty()) {
            throw CmsException.naming(Reason.ALGORITHM, ALGORITHM, CmsAlgorithms.nameOf(name));
        }
        return named;
    }

    private static SignatureAlgorithm algorithm(ParsedCms parsed, X509Certificate signer) throws CmsException {
        try {
            var digests =
                    parsed.digestAlgorithms().map(CmsAlgorithms::signersDigest).collect(Collectors.toUnmodifiableSet());
            if (digests.size() != 1) {
                var names = parsed.digestAlgorithms().map(CmsAlgorithms::nameOf).distinct();
                throw CmsException.naming(Reason.ALGORITHM, ALGORITHM, names.collect(Collectors.joining(" and ")));
            }
            return digests.iterator()
                    .next()
                    .flatMap(digest -> SignatureAlgorithm.forKey(signer.getPublicKey(), digest))
                    .orElseThrow(() -> CmsException.naming(
                            Reason.ALGORITHM,
                            ALGORITHM,
                            CmsAlgorithms.nameOf(parsed.signer().getDigestAlgorithm()) + ", "
                                    + CmsAlgorithms.nameOf(signer.getPublicKey())));
        } catch (RuntimeException e) {
            throw new CmsException(Reason.MALFORMED, e);
        }
    }

    /** Chain of the signer, whose CAs are asked when the signature holds. */
    record Signer(List<X509Certificate> chain, @Nullable SigningCertificateValidator validator) {
        void requireNotRevoked() throws CmsException {
            try {
                if (validator != null) {
                    validator.requireNotRevoked(chain);
                }
            } catch (CertificateRefusedException e) {
                throw new CmsException(Reason.of(e.reason()), e);
            }
        }
    }
}
