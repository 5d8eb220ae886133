package signinghelper.testkit.stage;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates in a PEM file (RFC 7468). */
public final class PemFile {
    private PemFile() {}

    /** Writes them one after the other. */
    public static Path write(Path file, List<X509Certificate> certificates) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(file))) {
            for (var certificate : certificates) {
                writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IOException("cannot write " + file, e);
        }
        return file;
    }
}
