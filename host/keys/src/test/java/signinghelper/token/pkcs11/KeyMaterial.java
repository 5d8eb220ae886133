package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pkcs11.HeldPair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keys with certificates of an authority made for the purpose. */
public final class KeyMaterial {
    static final String PASSWORD = "changeit";

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");
    private static final TestAuthority AUTHORITY = authority();

    private final List<HeldPair> pairs = new ArrayList<>();

    private static TestAuthority authority() {
        var keys = TestKey.RSA.generate();
        return TestAuthority.root(
                TestKey.RSA, keys, request("CN=Authority", keys.getPublic()).authority());
    }

    private static TestAuthority.Request request(String name, PublicKey key) {
        return TestAuthority.request(key).subject(new X500Name(name)).validity(FROM, UNTIL);
    }

    public static KeyPair rsa() {
        return TestKey.RSA.generate();
    }

    static KeyPair ec(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** Adds a key whose certificate names it. */
    public KeyMaterial add(String name, KeyPair pair, int keyUsage) {
        var certificate = certify(name, pair.getPublic(), keyUsage);
        pairs.add(new HeldPair(name, pair.getPrivate(), List.of(certificate, AUTHORITY.certificate())));
        return this;
    }

    /** Certifies a key that a token has made itself. */
    X509Certificate certify(String name, PublicKey key, int keyUsage) {
        return AUTHORITY.issue(request("CN=" + name, key)
                .keyUsage(keyUsage)
                .extension(Extension.basicConstraints, true, new BasicConstraints(false)));
    }

    List<HeldPair> pairs() {
        return List.copyOf(pairs);
    }

    Path write(Path file) throws IOException {
        return Files.write(file, HeldPair.pkcs12(pairs, PASSWORD));
    }
}
