package signinghelper.token.windows;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;

import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Uses one of Java's own stores and signers in place of Windows', which are made the same way. */
@Tag("slow")
class WindowsStoreDriverTest {
    private final TestAuthority authority = TestAuthority.root(TestKey.RSA);
    private WindowsStoreDriver driver;
    private KeyStore keys;

    @BeforeEach
    void fillStore() throws Exception {
        keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        driver = new WindowsStoreDriver("windows", new WindowsStoreDriver.Store() {
            @Override
            public KeyStore open() {
                return keys;
            }

            @Override
            public Provider signer(KeyStore opened, PrivateKey key) {
                return Security.getProvider(key.getAlgorithm().equals("RSA") ? "SunRsaSign" : "SunEC");
            }
        });
    }

    private void add(String alias, KeyPair pair, X509Certificate certificate) throws KeyStoreException {
        keys.setKeyEntry(alias, pair.getPrivate(), null, new X509Certificate[] {certificate});
    }

    private void add(String alias, KeyPair pair) throws KeyStoreException {
        add(alias, pair, authority.issue(pair));
    }

    private TokenSession open() throws Refusal {
        return driver.open(driver.list().get(0));
    }

    private static void assertRefused(ThrowingCallable call) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
    }

    private static Bytes sign(TokenSession session, KeyEntry key, SignatureAlgorithm algorithm) throws Refusal {
        var hash = algorithm.digest(key.certificate().getPublicKey(), "投标函".getBytes(UTF_8));
        return session.sign(key, new Digest(algorithm.digestAlgorithm(), Bytes.copyOf(hash)));
    }

    private static TestKey kind(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2_SM3 -> TestKey.SM2;
            case RSA_SHA256, RSA_SHA384, RSA_SHA512 -> TestKey.RSA;
            case ECDSA_P256_SHA256 -> TestKey.P256;
            case ECDSA_P384_SHA384 -> TestKey.P384;
        };
    }

    @ParameterizedTest
    @EnumSource(names = "SM2_SM3", mode = EnumSource.Mode.EXCLUDE)
    void signsFinishedHashes(SignatureAlgorithm algorithm) throws Exception {
        add("key", kind(algorithm).generate());
        try (var session = open()) {
            session.loginOnKey(LastTryConsent.NONE);
            var key = session.keys().get(0);
            for (var i = 0; i < 20; i++) {
                var signature = sign(session, key, algorithm).toArray();
                assertThat(algorithm.verify(key.certificate(), "投标函".getBytes(UTF_8), signature))
                        .isTrue();
            }
        }
    }

    @Test
    void hashesAreHashesForEverybodyElse() throws Exception {
        add("key", TestKey.RSA.generate());
        try (var session = open()) {
            session.loginOnKey(LastTryConsent.NONE);
            sign(session, session.keys().get(0), SignatureAlgorithm.RSA_SHA256);
        }
        var hash = MessageDigest.getInstance("SHA-256").digest(new byte[0]);
        assertThat(Bytes.copyOf(hash)).isEqualTo(Bytes.copyOf(DigestAlgorithm.SHA_256.of()));
        assertThat(Security.getProvider("FinishedDigests")).isNull();
    }

    @Test
    void isOneTokenWhosePinIsAskedForElsewhere() throws Exception {
        add("one", TestKey.RSA.generate());
        add("two", TestKey.P256.generate());

        assertThat(driver.list()).hasSize(1);
        var state = driver.list().get(0).pinState();
        assertThat(state.typedOnKey()).isTrue();
        assertThat(state.triesLeft()).isNull();
        try (var session = open()) {
            assertThat(session.keys()).extracting(KeyEntry::container).containsExactlyInAnyOrder("one", "two");
            assertThat(session.pinState()).isEqualTo(state);
        }
    }

    @Test
    void isNotThereWithoutKeys() throws Exception {
        keys.setCertificateEntry("somebody else", authority.issue(TestKey.RSA.generate()));
        add("authority", TestKey.RSA.generate(), authority.certificate());

        assertThat(driver.list()).isEmpty();
    }

    @Test
    void takesNoPinAndSignsNothingUnasked() throws Exception {
        add("key", TestKey.RSA.generate());
        try (var session = open();
                var pin = new Pin("123456".toCharArray());
                var other = new Pin("654321".toCharArray())) {
            var key = session.keys().get(0);
            assertRefused(() -> sign(session, key, SignatureAlgorithm.RSA_SHA256));
            assertRefused(() -> session.login(pin, LastTryConsent.NONE));
            assertRefused(() -> session.changePin(pin, other, LastTryConsent.NONE));
            session.loginOnKey(LastTryConsent.NONE);
            var sm3 = new Digest(DigestAlgorithm.SM3, Bytes.copyOf(new byte[32]));
            assertRefused(() -> session.sign(key, sm3));
        }
    }

    @Test
    void certificateThatHasGoneFromTheStoreSignsNothing() throws Exception {
        add("key", TestKey.RSA.generate());
        try (var session = open()) {
            session.loginOnKey(LastTryConsent.NONE);
            var key = session.keys().get(0);
            add("key", TestKey.RSA.generate());
            assertRefused(() -> sign(session, key, SignatureAlgorithm.RSA_SHA256));
        }
    }

    @Test
    void storeThatCannotBeOpenedIsAFailureOfTheDriver() {
        var broken = new WindowsStoreDriver("windows", () -> {
            throw new KeyStoreException("of Windows");
        });
        assertRefused(broken::list);
    }

    @Test
    void onOtherSystemsThereIsNoStore() {
        var absent = List.of(Security.getProviders()).stream()
                .noneMatch(provider -> provider.getName().equals("SunMSCAPI"));
        assertThat(absent).isTrue();
        assertRefused(() -> WindowsStoreDriver.ofCurrentUser("windows").list());
    }
}
