package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.token.TokenBench.PIN;

/** Tokens as CAs and their customers leave them: keys and certificates that do not go together. */
@Tag("slow")
class MixedTokenTest {
    @TempDir
    Path folder;

    private BridgedHsm hsm;
    private TokenMaker maker;
    private KeyMaterial authority;

    @BeforeEach
    void makeToken() throws Exception {
        hsm = new BridgedHsm(folder);
        hsm.addToken("mixed", PIN);
        maker = new TokenMaker(List.of(), SoftHsm.LIBRARY, 0, hsm.environment(), folder);
        authority = new KeyMaterial();
    }

    private static X509Certificate sm2() {
        return TestAuthority.root(TestKey.SM2).issue(TestKey.SM2.generate());
    }

    private X509Certificate withoutKey() throws Exception {
        return authority.certify("without key", KeyMaterial.rsa().getPublic(), KeyUsage.digitalSignature);
    }

    private interface Use {
        void with(TokenSession session) throws Exception;
    }

    private void use(Use use) throws Exception {
        try (var driver = hsm.driver();
                var session = driver.open(driver.list().get(0))) {
            use.with(session);
        }
    }

    private static void login(TokenSession session) throws Refusal {
        try (var typed = new Pin(PIN.toCharArray())) {
            session.login(typed, LastTryConsent.NONE);
        }
    }

    private static void sign(TokenSession session, KeyEntry key) throws Refusal {
        var message = "投标文件".getBytes(UTF_8);
        var publicKey = key.certificate().getPublicKey();
        var algorithm = SignatureAlgorithm.forKey(publicKey).orElseThrow();
        var digest = new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(algorithm.digest(publicKey, message)));
        var signature = session.sign(key, digest);
        assertThat(algorithm.verify(key.certificate(), message, signature.toArray()))
                .isTrue();
    }

    private static KeyEntry key(TokenSession session, X509Certificate certificate) throws Refusal {
        return session.keys().stream()
                .filter(key ->
                        key.certificate().getSubjectX500Principal().equals(certificate.getSubjectX500Principal()))
                .findAny()
                .orElseThrow();
    }

    private static void assertRefused(ErrorCode code, TokenSession session, KeyEntry key) {
        var refusal = catchThrowableOfType(Refusal.class, () -> sign(session, key));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void rsaAndEcSignBesideAnSm2Certificate() throws Exception {
        maker.addKey("rsa:2048", authority);
        maker.addKey("EC:prime256v1", authority);
        maker.addKey("EC:secp384r1", authority);
        maker.addCertificate("0a", sm2());
        use(session -> {
            var keys = session.keys();
            assertThat(keys)
                    .extracting(KeyEntry::obstacle)
                    .containsExactlyInAnyOrder(null, null, null, ErrorCode.KEY_UNSUPPORTED);
            login(session);
            for (var key : keys) {
                if (key.obstacle() == null) {
                    sign(session, key);
                    sign(session, key);
                } else {
                    assertRefused(ErrorCode.KEY_UNSUPPORTED, session, key);
                }
            }
        });
    }

    @Test
    void certificateWithoutKeyIsToldBeforeAndAfterTheLogin() throws Exception {
        maker.addKey("rsa:2048", authority);
        var lonely = withoutKey();
        maker.addCertificate("0a", lonely);
        use(session -> {
            var key = key(session, lonely);
            assertThat(key.obstacle()).isEqualTo(ErrorCode.KEY_ABSENT);
            assertThat(session.keys()).extracting(KeyEntry::obstacle).containsExactlyInAnyOrder(null, key.obstacle());
            login(session);
            assertRefused(ErrorCode.KEY_ABSENT, session, key);
        });
    }

    /** Only the certificate is visible before a login, as on tokens that hide all keys. */
    @Test
    void certificateOfATokenThatShowsNoKeyIsOfferedAndToldAfterTheLogin() throws Exception {
        var lonely = withoutKey();
        maker.addCertificate("0a", lonely);
        use(session -> {
            var key = key(session, lonely);
            assertThat(key.obstacle()).isNull();
            login(session);
            assertRefused(ErrorCode.KEY_ABSENT, session, key);
        });
    }

    @Test
    void keyWithoutCertificateIsToldAndHidesNoOther() throws Exception {
        maker.addKey("rsa:2048", authority);
        maker.addKeyWithoutCertificate("EC:prime256v1");
        use(session -> {
            var contents = session.contents();
            assertThat(contents.keys()).hasSize(1);
            assertThat(contents.faults()).containsExactly(new KeyFault("02", ErrorCode.KEY_ABSENT));
        });
    }

    /**
     * A CA's certificate alone belongs to a chain. With a private key it is listed, so that the user sees why it is
     * refused.
     */
    @Test
    void anAuthoritysCertificateIsAKeyOnlyWithAKeyOfItsOwn() throws Exception {
        maker.addKey("rsa:2048", authority);
        maker.addCertificate("0a", TestAuthority.root(TestKey.P256).certificate());
        use(session -> assertThat(session.contents().keys()).hasSize(1));

        var own = TestAuthority.request(new KeyPair(maker.addKeyWithoutCertificate("EC:prime256v1"), null));
        maker.addCertificate("02", TestAuthority.root(TestKey.P256).issue(own.authority()));
        use(session -> {
            assertThat(session.contents().keys()).hasSize(2);
            assertThat(session.contents().faults()).isEmpty();
        });
    }

    @Test
    void certificateWithAnotherIdOrNoneIsFoundByItsPublicKey() throws Exception {
        var rsa = authority.certify("rsa", maker.addKeyWithoutCertificate("rsa:2048"), KeyUsage.digitalSignature);
        var ec = authority.certify("ec", maker.addKeyWithoutCertificate("EC:prime256v1"), KeyUsage.digitalSignature);
        maker.addCertificate("0a", rsa);
        maker.addCertificate("", ec);
        use(session -> {
            assertThat(session.contents().faults()).isEmpty();
            assertThat(session.keys()).hasSize(2).extracting(KeyEntry::obstacle).containsOnlyNulls();
            login(session);
            for (var key : session.keys()) {
                sign(session, key);
            }
        });
    }

    @Test
    void twoCertificatesOfOneKeyBothSign() throws Exception {
        var publicKey = maker.addKeyWithoutCertificate("rsa:2048");
        maker.addCertificate("01", authority.certify("old", publicKey, KeyUsage.digitalSignature));
        maker.addCertificate("01", authority.certify("renewed", publicKey, KeyUsage.digitalSignature));
        use(session -> {
            assertThat(session.keys()).hasSize(2);
            login(session);
            for (var key : session.keys()) {
                sign(session, key);
            }
        });
    }
}
