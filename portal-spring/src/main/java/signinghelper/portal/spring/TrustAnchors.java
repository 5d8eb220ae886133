package signinghelper.portal.spring;

import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.portal.authority.WatchedFiles.Texts;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The CA certificates of {@code signing-helper.trust.*}.
 *
 * @param anchors at least one
 * @param intermediates perhaps empty
 */
public record TrustAnchors(List<X509Certificate> anchors, List<X509Certificate> intermediates) {
    private static final String PROPERTY = "signing-helper.trust.";

    public TrustAnchors {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        if (anchors.isEmpty()) {
            throw new WrongPropertyException(
                    PROPERTY + "anchors",
                    "is missing",
                    "Name the PEM files of the CAs whose certificates may log in, for example file:/etc/portal/ca.pem.");
        }
    }

    static TrustAnchors of(SigningHelperProperties.Trust trust, Texts<Resource> texts) {
        return new TrustAnchors(
                PemFiles.read(PROPERTY + "anchors", trust.anchors(), texts),
                PemFiles.read(PROPERTY + "intermediates", trust.intermediates(), texts));
    }

    CertificateTrust trust(HolderRules holders) {
        return new CertificateTrust(anchors, intermediates).reading(holders);
    }
}
