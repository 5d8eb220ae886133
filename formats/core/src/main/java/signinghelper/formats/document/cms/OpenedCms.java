package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.algorithm.Sm2Variant;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import static signinghelper.formats.document.cms.CmsException.require;

/** A document in a form that is accepted, by a signer that is trusted, whose signature is still to be verified. */
final class OpenedCms {
    private final ParsedCms parsed;
    private final List<CmsForm> forms;
    private final VerificationPolicy policy;
    private final SignatureAlgorithm algorithm;
    private final X509Certificate certificate;
    private final CmsVerifier.Signer signer;
    private final SignedContent content;

    /** @param forms possible forms, at least one; several have no signed attributes and differ in the signed bytes */
    OpenedCms(
            ParsedCms parsed,
            List<CmsForm> forms,
            VerificationPolicy policy,
            SignatureAlgorithm algorithm,
            X509Certificate certificate,
            CmsVerifier.Signer signer) {
        this.parsed = parsed;
        this.forms = forms;
        this.policy = policy;
        this.algorithm = algorithm;
        this.certificate = certificate;
        this.signer = signer;
        this.content = new SignedContent(algorithm, certificate, forms.get(0).hasSignedAttributes());
    }

    boolean hasContentWithin() {
        return parsed.content() != null;
    }

    /** Adds the next part of the content. */
    void update(byte[] bytes, int count) {
        content.update(bytes, count);
    }

    /**
     * Verifies the signature when the whole content has gone by.
     *
     * @param within the content within; null when it is separate
     */
    VerifiedCms finish(@Nullable Content within) throws CmsException {
        return hasSignedAttributes() ? verifyAttributes(content.digest(), within) : verifyContent(within);
    }

    VerifiedCms verify(DigestAlgorithm function, Bytes digest) throws CmsException {
        require(hasSignedAttributes(), Reason.CONTENT_MISSING);
        require(algorithm.digestAlgorithm() == function, Reason.DIGEST, "not a digest by " + function);
        return verifyAttributes(digest.toArray(), null);
    }

    private boolean hasSignedAttributes() {
        return forms.get(0).hasSignedAttributes();
    }

    private VerifiedCms verifyAttributes(byte[] digest, @Nullable Content within) throws CmsException {
        var form = forms.get(0);
        var attributes = SignedAttributes.of(parsed.signer().getAuthenticatedAttributes());
        attributes.requireContentDigest(digest);
        var deviations = EnumSet.noneOf(CmsDeviation.class);
        if (!attributes.contentType().equals(policy.kind().typeIn(form))) {
            require(
                    policy.kind().isTypeIn(form, attributes.contentType())
                            && policy.deviations().contains(CmsDeviation.GMT0010_PKCS7_DATA),
                    Reason.ATTRIBUTES);
            deviations.add(CmsDeviation.GMT0010_PKCS7_DATA);
        }
        var encoding = attributes.deviation();
        if (encoding.isPresent() && !policy.deviations().contains(encoding.get())) {
            throw CmsException.naming(Reason.FORM, "deviation", encoding.get().name());
        }
        encoding.ifPresent(deviations::add);
        if (!holdsFor(attributes.encoded()) && !holdsFor(attributes.written())) {
            requireNamed(attributes);
            throw notHolding(Sm2Variant.of(certificate, attributes.encoded(), signature()));
        }
        attributes.requireNoOtherSigner(certificate);
        if (attributes.namesNoSigner() && policy.deviations().contains(CmsDeviation.WITHOUT_SIGNING_CERTIFICATE)) {
            deviations.add(CmsDeviation.WITHOUT_SIGNING_CERTIFICATE);
        } else {
            attributes.requireSigner(certificate);
        }
        return verified(
                form,
                deviations,
                !attributes.namesNoSigner() || attributes.nameSignerByOlder(),
                attributes.signingTime().orElse(null),
                within);
    }

    /** A value by another key than that of a certificate which the attributes do not name says nothing: anybody may have put it there. */
    private void requireNamed(SignedAttributes attributes) throws CmsException {
        try {
            attributes.requireNoOtherSigner(certificate);
            if (!attributes.namesNoSigner()) {
                attributes.requireSigner(certificate);
            }
        } catch (CmsException e) {
            throw new CmsException(Reason.CERTIFICATE_MISSING, e);
        }
    }

    private boolean holdsFor(byte[] attributes) throws CmsException {
        return algorithm.verify(certificate, attributes, signature());
    }

    private VerifiedCms verifyContent(@Nullable Content within) throws CmsException {
        var broken = content.brokenRule();
        if (broken.isPresent()) {
            throw new CmsException(Reason.CONFUSABLE_CONTENT, broken.get().name());
        }
        var form = signedForm(content.verify(signature()), content.start());
        return verified(form, EnumSet.noneOf(CmsDeviation.class), false, null, within);
    }

    /** @param start all of the content, where it is no longer than a digest */
    private CmsForm signedForm(boolean holdsForContent, byte[] start) throws CmsException {
        var signsContent = formThat(false);
        if (holdsForContent && signsContent.isPresent()) {
            return signsContent.get();
        }
        var signsDigest = formThat(true);
        if (signsDigest.isPresent() && algorithm.verifyDigest(certificate, start, signature())) {
            return signsDigest.get();
        }
        throw notHolding(content.variant(signature()));
    }

    /** A signature over another digest than the standard's says nothing against the content. */
    private static CmsException notHolding(Optional<Sm2Variant> variant) {
        return variant.map(name -> CmsException.naming(Reason.ALGORITHM, "algorithm", name.name()))
                .orElseGet(() -> new CmsException(Reason.SIGNATURE));
    }

    private Optional<CmsForm> formThat(boolean signsDigest) {
        return forms.stream().filter(form -> form.signsDigest() == signsDigest).findFirst();
    }

    private VerifiedCms verified(
            CmsForm form,
            EnumSet<CmsDeviation> deviations,
            boolean isSignerNamed,
            @Nullable Instant signingTime,
            @Nullable Content within)
            throws CmsException {
        if (!isDer()) {
            throw CmsException.naming(Reason.ALGORITHM, "algorithm", SignatureAlgorithm.VALUE_NOT_DER);
        }
        signer.requireNotRevoked();
        deviations.addAll(parsed.deviationsFrom(form, policy.kind()).orElseThrow());
        return new VerifiedCms(form, deviations, certificate, isSignerNamed, signingTime, within);
    }

    private byte[] signature() throws CmsException {
        var value = parsed.signer().getEncryptedDigest().getOctets();
        try {
            return isDer() ? algorithm.toRaw(value) : algorithm.toRawFromOther(certificate.getPublicKey(), value);
        } catch (IllegalArgumentException e) {
            throw new CmsException(Reason.SIGNATURE, e);
        }
    }

    /** A value in another spelling says nothing against the content, and is not taken either. */
    private boolean isDer() {
        return algorithm.isDer(
                certificate.getPublicKey(), parsed.signer().getEncryptedDigest().getOctets());
    }
}
