package signinghelper.portal.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.Certificates;
import signinghelper.portal.authority.WatchedFiles;
import signinghelper.portal.authority.WatchedFiles.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Certificates in the PEM files of a property. */
final class PemFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PemFiles.class);
    private static final String ACTION = "Name a file with certificates in PEM (-----BEGIN CERTIFICATE-----), "
            + "as file:/etc/portal/ca.pem or classpath:ca.pem.";

    /** Some hundred certificates. */
    private static final int MOST_BYTES = 1024 * 1024;

    private PemFiles() {}

    /** Watches those of the files that can change. */
    static <T> WatchedFiles<Resource, T> watched(
            String property, List<Resource> files, WatchedFiles.Parser<Resource, T> parser, Consumer<T> changed) {
        return new WatchedFiles<>(
                files.stream().filter(Resource::isFile).toList(),
                PemFiles::text,
                parser,
                changed,
                refused -> LOG.warn(
                        "{} has changed and is not taken, the CAs of before stay: {}", property, refused.getMessage()));
    }

    /** Reads every certificate of every file, in their order. */
    static List<X509Certificate> read(String property, List<Resource> files, Texts<Resource> texts) {
        var found = new ArrayList<X509Certificate>();
        for (var index = 0; index < files.size(); index++) {
            found.addAll(read(property + "[" + index + "]", files.get(index), texts));
        }
        return List.copyOf(found);
    }

    static List<X509Certificate> read(String property, Resource file, Texts<Resource> texts) {
        try {
            return Certificates.parsePem(texts.of(file));
        } catch (IOException e) {
            throw new WrongPropertyException(property, "names a file that cannot be read", ACTION, e);
        } catch (CertificateException e) {
            throw new WrongPropertyException(
                    property, "names " + file.getDescription() + " without readable certificates", ACTION, e);
        }
    }

    static String text(Resource file) throws IOException {
        try (var stream = file.getInputStream()) {
            var content = stream.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new IOException(file.getDescription() + " has more than " + MOST_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }
}
