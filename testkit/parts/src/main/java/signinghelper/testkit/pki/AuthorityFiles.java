package signinghelper.testkit.pki;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Certificates;
import signinghelper.platform.OwnFolder;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Keys and certificates of a test CA as files, so that they stay from one start to the next. They are worth nothing.
 *
 * @param folder closed to others when it is first written to
 */
record AuthorityFiles(Path folder) {

    /** Key pair with the certificate of its public key. */
    record Held(KeyPair keys, X509Certificate certificate) {}

    /** Returns what was written under this name; null when nothing was. */
    @Nullable
    Held read(String name, TestKey kind) throws IOException {
        var certificate = folder.resolve(name + ".pem");
        if (!Files.exists(certificate)) {
            return null;
        }
        try (var key = new PemReader(Files.newBufferedReader(folder.resolve(name + ".key.pem")))) {
            var own = Certificates.parsePem(Files.readString(certificate)).get(0);
            var der = Objects.requireNonNull(key.readPemObject()).getContent();
            return new Held(new KeyPair(own.getPublicKey(), kind.privateKey(der)), own);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read " + certificate, e);
        }
    }

    /** Writes both; the certificate last, since {@link #read} looks for it. */
    void write(String name, Held held) throws IOException {
        OwnFolder.make(folder);
        try {
            writePem(name + ".key.pem", "PRIVATE KEY", held.keys().getPrivate().getEncoded());
            writePem(name + ".pem", "CERTIFICATE", held.certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write " + name, e);
        }
    }

    private void writePem(String name, String label, byte[] der) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            writer.writeObject(new PemObject(label, der));
        }
    }
}
