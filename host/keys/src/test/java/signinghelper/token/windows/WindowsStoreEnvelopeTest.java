package signinghelper.token.windows;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.EnvelopeParts;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.OpenSslEnvelope;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenSession;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.token.SessionSteps.assertRefused;

/** Envelopes of OpenSSL, with Java's own store and cipher in place of Windows'. */
@Tag("slow")
class WindowsStoreEnvelopeTest {
    private static final SoftwareKey KEY = SoftwareKey.issued(
            SoftwareKey.Kind.RSA, TestAuthority.root(TestKey.RSA), wish -> wish.keyUsage(KeyUsage.keyEncipherment));
    private static final X509Certificate CERTIFICATE = KEY.certificate();

    @TempDir
    Path folder;

    private @Nullable ErrorCode refusing;

    private WindowsStoreDriver driver() {
        return new WindowsStoreDriver("windows", new WindowsStoreDriver.Store() {
            @Override
            public KeyStore open() throws GeneralSecurityException, java.io.IOException {
                var keys = KeyStore.getInstance("PKCS12");
                keys.load(null, null);
                keys.setKeyEntry("key", KEY.privateKey(), null, new X509Certificate[] {CERTIFICATE});
                return keys;
            }

            @Override
            public RsaDecryption decryption() {
                return WindowsStoreEnvelopeTest.this::decrypt;
            }
        });
    }

    private byte[] decrypt(byte[] certificate, WrappedKey wrapped) throws Refusal, GeneralSecurityException {
        assertThat(certificate).isEqualTo(CERTIFICATE.getEncoded());
        if (refusing != null) {
            throw Refusal.of(refusing);
        }
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, KEY.privateKey());
        return cipher.doFinal(((WrappedKey.RsaPkcs1) wrapped).value().toArray());
    }

    private interface Work {
        void with(TokenSession session, KeyEntry key) throws Exception;
    }

    private void inSession(Work work) throws Exception {
        var driver = driver();
        try (var session = driver.open(driver.list().get(0))) {
            session.loginOnKey(LastTryConsent.NONE);
            work.with(session, session.keys().get(0));
        }
    }

    private OpenSslEnvelope openSsl() {
        var content = new byte[150_001];
        new Random(7).nextBytes(content);
        return new OpenSslEnvelope(folder, Bytes.copyOf(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes-128-cbc", "-aes-256-gcm"})
    void opensEnvelopesOfOpenSsl(String options) throws Exception {
        var openSsl = openSsl();
        var envelope = openSsl.to(CERTIFICATE, options);

        inSession((session, key) -> assertThat(openSsl.opened(session, key, envelope))
                .isEqualTo(openSsl.content().toArray()));
    }

    @Test
    void aWrongBlockIsToldAtTheEndAsAWrongContentIs() throws Exception {
        var openSsl = openSsl();
        var envelope = openSsl.to(CERTIFICATE, "-aes-256-gcm");
        envelope[HexFormat.of().formatHex(envelope).indexOf("04820100") / 2 + 100] ^= 1;

        inSession((session, key) -> {
            var refusal = catchThrowableOfType(EnvelopeException.class, () -> openSsl.opened(session, key, envelope));
            assertThat(refusal).hasNoCause();
            assertThat(refusal.reason()).isEqualTo(Reason.UNREADABLE);
        });
    }

    /** Windows asks for the PIN at the decryption, and the person may say no there. */
    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "TOKEN_REMOVED", "KEY_UNSUPPORTED"})
    void tellsFailuresThatAreNotAboutTheContent(ErrorCode code) throws Exception {
        var parts = EnvelopeParts.make(new byte[100], CERTIFICATE, folder);
        refusing = code;

        inSession((session, key) -> assertRefused(code, () -> session.decryptor(key, parts.wrapped(), parts.cipher())));
    }

    @Test
    void decryptsNothingUnasked() throws Exception {
        var parts = EnvelopeParts.make(new byte[100], CERTIFICATE, folder);
        var driver = driver();
        try (var session = driver.open(driver.list().get(0))) {
            var key = session.keys().get(0);
            assertRefused(ErrorCode.DRIVER_FAILED, () -> session.decryptor(key, parts.wrapped(), parts.cipher()));
        }
    }
}
