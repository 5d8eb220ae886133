package signinghelper.token.pkcs11;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.OpenSslEnvelope;
import signinghelper.token.SessionSteps;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys that may unwrap and not decrypt. SoftHSM2 lets the content's key be read, or keeps it and decrypts itself. */
@Tag("slow")
class EnvelopeByHandleTest {
    private static final String MAY_NOT_DECRYPT = "C_DecryptInit_RSA 0x68\n";
    private static final String KEEPS_THE_KEY = MAY_NOT_DECRYPT + "C_UnwrapKey small\n";

    @TempDir
    static Path tokens;

    @TempDir
    Path folder;

    private final byte[] content = new byte[150_001];
    private Pkcs11Bench bench;
    private OpenSslEnvelope openSsl;
    private TokenSession session;
    private KeyEntry key;

    @BeforeAll
    static void makeTokens() throws Exception {
        Pkcs11Bench.makeTokens(tokens);
    }

    @BeforeEach
    void logIn() throws Exception {
        new Random(7).nextBytes(content);
        openSsl = new OpenSslEnvelope(Files.createDirectory(folder.resolve("envelopes")), Bytes.copyOf(content));
        bench = new Pkcs11Bench(tokens, Files.createDirectory(folder.resolve("bench")), false);
        var driver = bench.start();
        session = driver.open(driver.list().get(0));
        SessionSteps.login(session, TokenBench.PIN);
        key = session.keys().stream()
                .filter(candidate -> candidate.certificate().getPublicKey() instanceof RSAPublicKey)
                .findFirst()
                .orElseThrow();
        bench.fault(MAY_NOT_DECRYPT);
    }

    @AfterEach
    void end() {
        session.close();
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-aes-128-cbc",
                "-aes-256-gcm",
                "-aes-256-cbc -keyopt rsa_padding_mode:oaep",
                "-aes-192-gcm -keyopt rsa_padding_mode:oaep"
            })
    void opens(String options) throws Exception {
        var envelope = openSsl.to(key.certificate(), options);
        assertThat(openSsl.opened(session, key, envelope)).isEqualTo(content);
        bench.fault(KEEPS_THE_KEY);
        assertThat(openSsl.opened(session, key, envelope)).isEqualTo(content);

        envelope[envelope.length - 1] ^= 1;
        assertUnreadable(envelope);
        var other = new OpenSslEnvelope(openSsl.folder(), Bytes.copyOf(new byte[20])).to(key.certificate(), options);
        assertThat(openSsl.opened(session, key, other)).isEqualTo(new byte[20]);
        assertThat(bench.count("C_Decrypt")).isZero();
        assertThat(bench.count("C_DecryptInit")).isPositive();
    }

    @Test
    void keyThatIsNotUnwrappedIsToldAtTheEnd() throws Exception {
        var envelope = openSsl.to(key.certificate(), "-aes-128-cbc");
        bench.fault(MAY_NOT_DECRYPT + "C_UnwrapKey 0x110\n");
        assertUnreadable(envelope);
    }

    private void assertUnreadable(byte[] envelope) {
        assertThatExceptionOfType(EnvelopeException.class)
                .isThrownBy(() -> openSsl.opened(session, key, envelope))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE));
    }

    @Test
    void tokenThatCanDoNeitherSaysSo() throws Exception {
        var envelope = openSsl.to(key.certificate(), "-aes-128-cbc");
        bench.fault(MAY_NOT_DECRYPT + "C_UnwrapKey 0x54\n");
        assertThatThrownBy(() -> openSsl.opened(session, key, envelope))
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.KEY_UNSUPPORTED));
    }

    /** Else a changed key, which is not unwrapped, would be told from one that is. */
    @Test
    void contentThatTheTokenDoesNotDecryptIsToldAtTheEndAsAWrongKeyIs() throws Exception {
        var envelope = openSsl.to(key.certificate(), "-aes-128-cbc");
        bench.fault(KEEPS_THE_KEY + "C_DecryptInit 0x70\n");
        assertUnreadable(envelope);
    }

    /** To say so at once would tell that the key was unwrapped. */
    @Test
    void contentThatTheTokenKeepsUntilItsTagHasABound() throws Exception {
        bench.fault(KEEPS_THE_KEY);
        var much = new OpenSslEnvelope(openSsl.folder(), Bytes.copyOf(new byte[600_000]));
        var envelope = much.to(key.certificate(), "-aes-256-gcm");
        assertThatExceptionOfType(EnvelopeException.class)
                .isThrownBy(() -> much.opened(session, key, envelope))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE));
    }
}
