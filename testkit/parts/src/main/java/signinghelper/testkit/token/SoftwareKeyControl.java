package signinghelper.testkit.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** External events of a software U-Key: unplugging, wrong PINs, a CA that issues anew. */
public final class SoftwareKeyControl {
    private final Path unplugged;
    private final SoftwareKeyFolder folder;

    /** Creates the control of the U-Key in {@code folder}, which may not exist yet. */
    public SoftwareKeyControl(Path folder) {
        this.unplugged = folder.resolve(SoftwareKeyFolder.UNPLUGGED);
        this.folder = new SoftwareKeyFolder(folder);
    }

    /** Pulls it out. */
    public void pull() throws IOException {
        Files.write(unplugged, new byte[0]);
    }

    /** Plugs it in. */
    public void plugIn() throws IOException {
        Files.deleteIfExists(unplugged);
    }

    /** Sets the number of wrong PINs that lock it, from now on; 0 is locked. */
    public void setTriesLeft(int count) throws IOException {
        change(record -> record.withTriesLeft(count));
    }

    /** Gives it all tries again. */
    public void restoreTries() throws IOException {
        change(record -> record.withTriesLeft(record.triesMaximum()));
    }

    private interface Change {
        SoftwareKeyRecord of(SoftwareKeyRecord record);
    }

    private void change(Change change) throws IOException {
        folder.exclusively(() -> {
            folder.write(change.of(folder.read()));
            return true;
        });
    }

    /** The certificate of a container. */
    public X509Certificate certificate(String container) throws IOException {
        try {
            return folder.certificate(container);
        } catch (CertificateException e) {
            throw new IOException("certificate of " + container, e);
        }
    }

    /** Puts another certificate for the same key in its place. */
    public void replaceCertificate(String container, X509Certificate certificate) throws IOException {
        folder.writeCertificate(container, certificate);
    }
}
