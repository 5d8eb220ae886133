import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pkcs11.HeldPair;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.stage.Pkcs11Token;
import signinghelper.testkit.stage.SkfToken;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.testkit.token.SoftwareKeyDriver;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenKey;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeProgram;

/** A soft U-Key that is logged in, with a key for encryption and, but for that of RSA, one to sign with. */
record SoftUKey(String kind, TokenDriver driver, TokenSession session, KeyEntry encryption) implements AutoCloseable {
    private static final Path SOFT_SKF = Path.of("softskf/target").toAbsolutePath();

    static SoftUKey inMemory(Path folder, TestPki authority) throws IOException, Refusal {
        SoftwareToken.make(folder, authority);
        return of("software", new SoftwareKeyDriver(folder));
    }

    static SoftUKey behindPkcs11(Path folder, TestPki authority) throws IOException, Refusal {
        return pkcs11("PKCS#11, SoftHSM2", Pkcs11Token.make(folder, authority));
    }

    static SoftUKey rsaBehindPkcs11(Path folder, TestPki authority) throws IOException, Refusal {
        var hsm = SoftHsm.in(folder);
        var keys = TestKey.RSA.generate();
        var certificate = authority.issue(
                TestKey.RSA, keys.getPublic(), KeyEntry.Use.ENCRYPTION, Holder.demonstrationSupplier());
        var pair = new HeldPair("rsa-encryption", keys.getPrivate(), List.of(certificate));
        hsm.store(hsm.addToken("RSA", SoftwareToken.PIN), SoftwareToken.PIN, List.of(pair));
        return pkcs11("PKCS#11, SoftHSM2", hsm);
    }

    private static SoftUKey pkcs11(String kind, SoftHsm hsm) throws Refusal {
        return of(kind, bridge("pkcs11", SoftHsm.LIBRARY, hsm.environment()));
    }

    static SoftUKey behindSkf(Path folder, TestPki authority) throws IOException, Refusal {
        var skf = SkfToken.make(SOFT_SKF, folder, authority);
        return of("SKF, soft library", bridge("skf", skf.copyLibrary(), Map.of(SoftSkf.HOME, folder.toString())));
    }

    private static BridgeDriver bridge(String kind, Path library, Map<String, String> variables) {
        var java = Path.of(System.getProperty("java.home"));
        var launch = BridgeProgram.launch(java, kind, kind, library, List.of()).with(variables);
        return new BridgeDriver(kind, library, launch, BridgeDriver.Limits.USUAL);
    }

    private static SoftUKey of(String kind, TokenDriver driver) throws Refusal {
        var session = driver.open(driver.list().get(0));
        try (var pin = new Pin(SoftwareToken.PIN.toCharArray())) {
            session.login(pin, LastTryConsent.NONE);
        }
        return new SoftUKey(kind, driver, session, key(session, KeyEntry.Use.ENCRYPTION, ""));
    }

    private static KeyEntry key(TokenSession session, KeyEntry.Use use, String kind) throws Refusal {
        return session.keys().stream()
                .filter(key -> key.use() == use)
                .filter(key -> kind.isEmpty() || KeyKind.of(key.certificate()).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    X509Certificate certificate() {
        return encryption.certificate();
    }

    TokenKey key() {
        return new TokenKey(session, encryption);
    }

    /** Returns the other half of the key for encryption. */
    KeyEntry signer() throws Refusal {
        return key(session, KeyEntry.Use.SIGNATURE, KeyKind.of(certificate()));
    }

    @Override
    public void close() throws IOException {
        session.close();
        if (driver instanceof BridgeDriver bridge) {
            bridge.close();
        }
    }
}
