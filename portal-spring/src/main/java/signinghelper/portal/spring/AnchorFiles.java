package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.CertificateTrust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The PEM files of {@code signing-helper.trust.*}, read again when their content has changed. They have a few KiB, so they are
 * looked at with each question: a CA that is taken out ends at once.
 */
final class AnchorFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorFiles.class);

    private record Read(List<String> contents, TrustAnchors anchors, CertificateTrust trust) {}

    private final SigningHelperProperties.Trust files;
    private final Consumer<TrustAnchors> changed;
    private Read read;
    private @Nullable List<String> refused;

    /**
     * Reads the files.
     *
     * @param changed is given the CAs whenever they have changed
     * @throws WrongPropertyException if a file cannot be read, or has no certificate
     */
    AnchorFiles(SigningHelperProperties.Trust files, Consumer<TrustAnchors> changed) {
        this.files = files;
        this.changed = changed;
        this.read = parsed(contents());
    }

    TrustAnchors anchors() {
        return current().anchors();
    }

    CertificateTrust trust() {
        return current().trust();
    }

    /** A file that is being written, or is gone, changes nothing. */
    private synchronized Read current() {
        var contents = contents();
        if (contents.equals(read.contents()) || contents.equals(refused)) {
            return read;
        }
        try {
            read = parsed(contents);
            refused = null;
            LOG.info(
                    "signing-helper.trust has changed, and now trusts {}",
                    RevocationCoverage.names(read.anchors().anchors()));
            changed.accept(read.anchors());
        } catch (WrongPropertyException e) {
            refused = contents;
            LOG.warn("signing-helper.trust has changed and is not taken, the CAs of before stay: {}", e.getMessage());
        }
        return read;
    }

    private Read parsed(List<String> contents) {
        var anchors = TrustAnchors.of(files);
        return new Read(contents, anchors, new CertificateTrust(anchors.anchors(), anchors.intermediates()));
    }

    private List<String> contents() {
        var contents = new ArrayList<String>();
        Stream.concat(files.anchors().stream(), files.intermediates().stream())
                .filter(Resource::isFile)
                .forEach(file -> contents.add(content(file)));
        return List.copyOf(contents);
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The same text for as long as it cannot be read, so that it is told once.
            return "cannot be read";
        }
    }
}
