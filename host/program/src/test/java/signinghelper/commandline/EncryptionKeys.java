package signinghelper.commandline;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Keys for encryption of one CA, and files of their certificates. */
final class EncryptionKeys {
    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final FakeToken token;
    private final Path folder;

    /** @param folder of the files */
    EncryptionKeys(FakeToken token, Path folder) {
        this.token = token;
        this.folder = folder;
    }

    TestAuthority authority() {
        return authority;
    }

    SoftwareKey key(SoftwareKey.Kind kind, Instant until) {
        return SoftwareKey.issued(
                kind,
                authority,
                request -> request.organisation("测试供应商有限公司")
                        .keyUsage(KeyUsage.keyEncipherment | KeyUsage.keyAgreement)
                        .validity(TestAuthority.NOW.minus(Duration.ofDays(400)), until));
    }

    /** Puts a key on the U-Key. */
    SoftwareKey plugIn(SoftwareKey.Kind kind) {
        var key = key(kind, TestAuthority.NOW.plus(Duration.ofDays(100)));
        token.with(key, KeyEntry.Use.ENCRYPTION);
        return key;
    }

    Path file(String name, SoftwareKey key) throws IOException {
        var file = folder.resolve(name);
        try (var pem = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            pem.writeObject(key.certificate());
        }
        return file;
    }
}
