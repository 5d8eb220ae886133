package signinghelper.verifier.settings;

import signinghelper.formats.certificate.Certificates;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates in the PEM files of a setting. */
public final class PemFiles {
    private static final String ACTION = "Name a file with certificates in PEM (-----BEGIN CERTIFICATE-----).";

    private PemFiles() {}

    /**
     * Reads every certificate of every file, in their order.
     *
     * @throws WrongSettingException if a file cannot be read, or has no certificate
     */
    public static List<X509Certificate> read(String setting, SettingsFile file, List<String> names) {
        var found = new ArrayList<X509Certificate>();
        for (var index = 0; index < names.size(); index++) {
            found.addAll(read(setting + "[" + index + "]", file, names.get(index)));
        }
        return List.copyOf(found);
    }

    /** Reads every certificate of one file. */
    public static List<X509Certificate> read(String setting, SettingsFile file, String name) {
        try {
            return Certificates.parsePem(Files.readString(file.resolve(name)));
        } catch (IOException e) {
            throw new WrongSettingException(setting, "names a file that cannot be read", ACTION, e);
        } catch (CertificateException e) {
            throw new WrongSettingException(setting, "names " + name + " without readable certificates", ACTION, e);
        }
    }
}
