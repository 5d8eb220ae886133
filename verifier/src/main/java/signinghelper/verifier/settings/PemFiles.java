package signinghelper.verifier.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.certificate.Certificates;
import signinghelper.portal.authority.WatchedFiles;
import signinghelper.portal.authority.WatchedFiles.Texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Certificates in the PEM files of settings, read again when they change.
 *
 * @param file finds the files
 * @param texts gives the text of each
 */
public record PemFiles(SettingsFile file, Texts<Path> texts) {
    private static final Logger LOG = LoggerFactory.getLogger(PemFiles.class);
    private static final String ACTION = "Name a file with certificates in PEM (-----BEGIN CERTIFICATE-----).";

    /** A way from the files to what they mean. */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * Parses the files.
         *
         * @throws WrongSettingException if a file cannot be read, or means nothing
         */
        T parse(PemFiles files);
    }

    /**
     * Watches files.
     *
     * @param setting name for the log
     * @param changed is given what they mean whenever that has changed
     * @throws WrongSettingException as the parser does
     */
    public static <T> WatchedFiles<Path, T> watched(
            String setting, SettingsFile file, List<String> names, Parser<T> parser, Consumer<T> changed) {
        return new WatchedFiles<>(
                names.stream().map(file::resolve).toList(),
                Files::readString,
                texts -> parser.parse(new PemFiles(file, texts)),
                changed,
                refused -> LOG.warn("{} has changed and is not taken: {}", setting, refused.getMessage()));
    }

    /** Reads every certificate of every file, in their order. */
    public List<X509Certificate> read(String setting, List<String> names) {
        var found = new ArrayList<X509Certificate>();
        for (var index = 0; index < names.size(); index++) {
            found.addAll(read(setting + "[" + index + "]", names.get(index)));
        }
        return List.copyOf(found);
    }

    /** Reads every certificate of one file. */
    public List<X509Certificate> read(String setting, String name) {
        try {
            return Certificates.parsePem(texts.of(file.resolve(name)));
        } catch (IOException e) {
            throw new WrongSettingException(setting, "names a file that cannot be read", ACTION, e);
        } catch (CertificateException e) {
            throw new WrongSettingException(setting, "names " + name + " without readable certificates", ACTION, e);
        }
    }
}
