package signinghelper.portal.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.portal.authority.WatchedFiles;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** The PEM files of {@code signing-helper.trust.*}, watched: a CA that is taken out ends at once. */
final class AnchorFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorFiles.class);
    private static final String PROPERTY = "signing-helper.trust";

    private record Read(TrustAnchors anchors, CertificateTrust trust) {
        static Read of(TrustAnchors anchors) {
            return new Read(anchors, new CertificateTrust(anchors.anchors(), anchors.intermediates()));
        }
    }

    private final WatchedFiles<Resource, Read> files;

    /**
     * Reads the files.
     *
     * @param changed is given the CAs whenever they have changed
     * @throws WrongPropertyException if a file cannot be read, or has no certificate
     */
    AnchorFiles(SigningHelperProperties.Trust trust, Consumer<TrustAnchors> changed) {
        files = PemFiles.watched(
                PROPERTY,
                Stream.concat(trust.anchors().stream(), trust.intermediates().stream())
                        .toList(),
                texts -> Read.of(TrustAnchors.of(trust, texts)),
                read -> {
                    LOG.info(
                            "{} has changed, and now trusts {}",
                            PROPERTY,
                            RevocationCoverage.names(read.anchors().anchors()));
                    changed.accept(read.anchors());
                });
    }

    TrustAnchors anchors() {
        return files.current().anchors();
    }

    CertificateTrust trust() {
        return files.current().trust();
    }
}
