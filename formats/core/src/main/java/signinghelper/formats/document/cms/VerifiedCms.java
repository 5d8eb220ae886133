package signinghelper.formats.document.cms;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A signed document that holds.
 *
 * @param deviations differences between the document and its form; empty for a document in exactly its form
 * @param signer chains to an anchor of the portal, unless it was {@link CmsVerifier#acceptingAnyCertificate} that looked
 * @param isSignerNamed true where signed attributes name the certificate by its hash, be it SHA-1 (RFC 2634, 5.4)
 * @param signingTime time that the signer's computer claimed; null when the document has no time
 * @param content null where it was given apart
 */
public record VerifiedCms(
        CmsForm form,
        Set<CmsDeviation> deviations,
        X509Certificate signer,
        boolean isSignerNamed,
        @Nullable Instant signingTime,
        @Nullable Content content) {

    public VerifiedCms {
        Objects.requireNonNull(form);
        deviations = Set.copyOf(deviations);
        Objects.requireNonNull(signer);
    }

    /** Fingerprint of the signer's certificate. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(signer);
    }
}
