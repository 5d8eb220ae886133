package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.seal.Seal;
import signinghelper.token.HeldKey;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Documents to sign, and the keys and seals that may be used.
 *
 * @param agreed the form for SM2 keys
 * @param nonce of a page's request, which the receipt names; null for other askers
 * @param wanted filter of the keys that are offered; the user chooses among them
 * @param seals for the documents that are to show one, before those on the key's U-Key
 * @param sealMakers makers whose seals the portal accepts; null when it names none
 */
public record SigningOrder(
        DocumentBatch batch,
        CmsForm agreed,
        @Nullable Nonce nonce,
        Predicate<HeldKey> wanted,
        List<Seal> seals,
        @Nullable CertificateTrust sealMakers) {

    public SigningOrder {
        Objects.requireNonNull(batch);
        Objects.requireNonNull(agreed);
        Objects.requireNonNull(wanted);
        seals = List.copyOf(seals);
    }

    /** Returns the signer that a certificate makes; empty when its kind of key is not supported. */
    Optional<SignerIdentity> signer(X509Certificate certificate) {
        var digest = batch.digestAlgorithm();
        var rsaDigest = digest == DigestAlgorithm.SM3 ? DigestAlgorithm.SHA_256 : digest;
        try {
            return Optional.of(SignerIdentity.of(certificate, List.of(), agreed, rsaDigest));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }
}
