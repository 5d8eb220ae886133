package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.verification.SignatureReport;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A signature that holds, in a document of any format.
 *
 * @param form such as {@code PKCS7_501} or {@code ETSI.CAdES.detached}
 * @param deviations names of differences between the signature and its form
 * @param signingTime time that the signer's computer claimed; null when the signature has none
 */
record AcceptedSignature(
        X509Certificate signer,
        String form,
        List<String> deviations,
        @Nullable Instant signingTime) {

    static AcceptedSignature of(VerifiedCms cms) {
        var deviations = cms.deviations().stream().map(Enum::name).sorted().toList();
        return new AcceptedSignature(cms.signer(), cms.form().name(), deviations, cms.signingTime());
    }

    /** Signature of a report that has found nothing wrong with it, so that it has a signer. */
    static AcceptedSignature of(SignatureReport signature) {
        var signer = Objects.requireNonNull(signature.signer());
        return new AcceptedSignature(
                signer, signature.form(), List.of(), signature.time().claimed());
    }

    /** Returns the algorithm of the signer's key. */
    String algorithm() {
        return SignatureAlgorithm.forKey(signer.getPublicKey()).map(Enum::name).orElseThrow();
    }

    /** Returns the fingerprint of the signer's certificate. */
    Fingerprint fingerprint() {
        return Fingerprint.of(signer);
    }
}
