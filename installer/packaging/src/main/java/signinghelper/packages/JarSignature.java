package signinghelper.packages;

import jdk.security.jarsigner.JarSigner;
import jdk.security.jarsigner.JarSignerException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Signs the jar that a link starts.
 *
 * @param keyStore PKCS#12 with one key and its whole chain; a chain without its middle is not trusted by OpenWebStart
 * @param passwordFile holds its password, so that no command line does
 * @param timestamps URL of an RFC 3161 server; null leaves the signature to end with the certificate
 */
record JarSignature(
        Path keyStore, Path passwordFile, @Nullable String timestamps) {

    /**
     * Creates a signature with a new key that no computer trusts: the user who starts the link is warned. For trials.
     */
    static JarSignature ofOwnKey(Path folder) throws IOException, InterruptedException {
        var password = new byte[16];
        new SecureRandom().nextBytes(password);
        ProgramFolder.fresh(folder);
        var passwordFile = Files.createFile(
                folder.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(password));
        var keyStore = folder.resolve("key.p12").toAbsolutePath();
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Tool.run(
                folder,
                List.of(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        keyStore.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass:file",
                        passwordFile.toAbsolutePath().toString(),
                        "-alias",
                        "trial",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "3072",
                        "-validity",
                        "90",
                        "-dname",
                        "CN=Signing Helper trial build (do not trust)",
                        "-ext",
                        "KU=digitalSignature",
                        "-ext",
                        "EKU=codeSigning"));
        return new JarSignature(keyStore, passwordFile, null);
    }

    /** Signs {@code jar} into {@code signed}, with SHA-256. */
    void sign(Path jar, Path signed) throws IOException, GeneralSecurityException {
        var signer = new JarSigner.Builder(key()).digestAlgorithm("SHA-256").signerName("SIGNER");
        if (timestamps != null) {
            signer.tsa(URI.create(timestamps)).setProperty("tsaDigestAlg", "SHA-256");
        }
        try (var unsigned = new ZipFile(jar.toFile());
                var out = Files.newOutputStream(signed)) {
            signer.build().sign(unsigned, out);
        } catch (JarSignerException e) {
            throw new IOException("the jar cannot be signed", e);
        }
    }

    /** Returns the publisher's name as OpenWebStart shows it: the signer's common name. */
    String publisher() throws IOException, GeneralSecurityException {
        var subject = ((X509Certificate) key().getCertificate()).getSubjectX500Principal();
        try {
            return new LdapName(subject.getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst()
                            .orElse(subject.getName());
        } catch (InvalidNameException e) {
            throw new IOException("the signer has no name", e);
        }
    }

    private PrivateKeyEntry key() throws IOException, GeneralSecurityException {
        var password = Files.readString(passwordFile).strip().toCharArray();
        var store = KeyStore.getInstance(keyStore.toFile(), password);
        for (var alias : Collections.list(store.aliases())) {
            if (store.getEntry(alias, new KeyStore.PasswordProtection(password)) instanceof PrivateKeyEntry key) {
                return key;
            }
        }
        throw new IOException("no private key in " + keyStore);
    }
}
