package signinghelper.testkit.token;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/** The files of a software U-Key. Several processes may use them at once. */
final class SoftwareKeyFolder {
    /** While a file of this name lies in the folder, the U-Key counts as unplugged. */
    static final String UNPLUGGED = "unplugged";

    /** While a file of this name lies in the folder, each signature takes a tenth of a second, as a real U-Key's does. */
    static final String SLOW = "slow";

    /** Ends the name of a seal's file. */
    static final String SEAL = ".esl";

    private static final String RECORD = "token.json";
    private static final String LOCK = "lock";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Path folder;

    SoftwareKeyFolder(Path folder) {
        this.folder = folder;
    }

    boolean isPluggedIn() {
        return Files.isRegularFile(folder.resolve(RECORD)) && !Files.exists(folder.resolve(UNPLUGGED));
    }

    boolean isSlow() {
        return Files.exists(folder.resolve(SLOW));
    }

    SoftwareKeyRecord read() throws IOException {
        return mapper.readValue(folder.resolve(RECORD).toFile(), SoftwareKeyRecord.class);
    }

    /** Replaces the file so that an interruption leaves the old one or the new one, whole. */
    void write(SoftwareKeyRecord changed) throws IOException {
        var fresh = Files.createTempFile(folder, RECORD, ".new");
        Files.write(fresh, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(changed));
        Files.move(fresh, folder.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Work on the record while no other thread and no other process changes it.
     *
     * @param <E> further exception that it may throw, beside {@link IOException}
     */
    interface Change<E extends Exception> {
        boolean run() throws IOException, E;
    }

    <E extends Exception> boolean exclusively(Change<E> change) throws IOException, E {
        // A file lock belongs to the whole process, so threads need one of their own.
        synchronized (SoftwareKeyFolder.class) {
            try (var channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return lock.isValid() && change.run();
            }
        }
    }

    X509Certificate certificate(String name) throws IOException, CertificateException {
        return Certificates.parse(Bytes.copyOf(readPem(name + ".crt.pem")));
    }

    AsymmetricKeyParameter privateKey(String name) throws IOException {
        return PrivateKeyFactory.createKey(readPem(name + ".key.pem"));
    }

    /** Returns a private key for a provider of Java's, which decrypts with it. */
    PrivateKey providerKey(String name) throws IOException {
        var encoded = readPem(name + ".key.pem");
        var algorithm =
                PrivateKeyInfo.getInstance(encoded).getPrivateKeyAlgorithm().getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithm.getId(), BouncyCastle.PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException("private key of " + name, e);
        }
    }

    void writeKey(String name, PrivateKey key, X509Certificate certificate) throws IOException {
        writePem(name + ".key.pem", "PRIVATE KEY", key.getEncoded());
        writeCertificate(name, certificate);
    }

    void writeCertificate(String name, X509Certificate certificate) throws IOException {
        try {
            writePem(name + ".crt.pem", "CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("certificate of " + name, e);
        }
    }

    /** Reads the seals in the folder. */
    List<Bytes> seals() throws IOException {
        var seals = new ArrayList<Bytes>();
        try (var files = Files.newDirectoryStream(folder, "*" + SEAL)) {
            for (var file : files) {
                seals.add(Bytes.copyOf(Files.readAllBytes(file)));
            }
        }
        return seals;
    }

    private byte[] readPem(String name) throws IOException {
        try (var reader = new PemReader(Files.newBufferedReader(folder.resolve(name)))) {
            @Nullable PemObject pem = reader.readPemObject();
            if (pem == null) {
                throw new IOException("no PEM in " + name);
            }
            return pem.getContent();
        }
    }

    private void writePem(String name, String label, byte[] der) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            writer.writeObject(new PemObject(label, der));
        }
    }
}
