package signinghelper.formats.envelope;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Holder of a certificate to encrypt to, with the files that OpenSSL takes. */
record TestRecipient(TestKey kind, KeyPair keys, X509Certificate certificate) {
    private static final int USAGE = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement;

    static TestRecipient of(TestKey kind) {
        return of(kind, USAGE);
    }

    static TestRecipient of(TestKey kind, int usage) {
        var keys = kind.generate();
        var request = TestAuthority.request(keys).keyUsage(usage).subjectKeyIdentifier();
        return new TestRecipient(kind, keys, TestAuthority.root(TestKey.P256).issue(request));
    }

    SoftwareKey key() {
        return new SoftwareKey(certificate, keys.getPrivate());
    }

    /** Writes {@code cert.pem}, {@code key.pem} and {@code pub.pem}. */
    void write(Path folder) throws Exception {
        pem(folder.resolve("cert.pem"), "CERTIFICATE", certificate.getEncoded());
        pem(folder.resolve("key.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        pem(folder.resolve("pub.pem"), "PUBLIC KEY", keys.getPublic().getEncoded());
    }

    private static void pem(Path file, String label, byte[] der) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }
}
