package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.CertificateTrust;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The PEM files of {@code signing-helper.trust.*}, read again when their content has changed. They have a few KiB, so they are
 * looked at with each question: a CA that is taken out ends at once.
 */
final class AnchorFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorFiles.class);

    /** Text of a file, or the reason why it cannot be read: the same for as long, so that it is told once. */
    private record Content(String text, boolean isRead) {}

    private record Read(Map<Resource, Content> contents, TrustAnchors anchors, CertificateTrust trust) {}

    private final SigningHelperProperties.Trust files;
    private final Consumer<TrustAnchors> changed;
    private Read read;
    private @Nullable Map<Resource, Content> refused;

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

    /** Parses the compared texts themselves: a second look could find others. */
    private Read parsed(Map<Resource, Content> contents) {
        var anchors = TrustAnchors.of(files, file -> text(contents.get(file), file));
        return new Read(contents, anchors, new CertificateTrust(anchors.anchors(), anchors.intermediates()));
    }

    private static String text(@Nullable Content content, Resource file) throws IOException {
        if (content == null) {
            // Within an archive, which does not change.
            return PemFiles.text(file);
        }
        if (!content.isRead()) {
            throw new IOException(content.text());
        }
        return content.text();
    }

    private Map<Resource, Content> contents() {
        var contents = new HashMap<Resource, Content>();
        Stream.concat(files.anchors().stream(), files.intermediates().stream())
                .filter(Resource::isFile)
                .forEach(file -> contents.computeIfAbsent(file, AnchorFiles::content));
        return Map.copyOf(contents);
    }

    private static Content content(Resource file) {
        try {
            return new Content(PemFiles.text(file), true);
        } catch (IOException e) {
            return new Content(e.toString(), false);
        }
    }
}
