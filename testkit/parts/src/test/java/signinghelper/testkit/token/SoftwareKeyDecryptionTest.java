package signinghelper.testkit.token;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenKey;
import signinghelper.token.TokenSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Envelopes that the software U-Key opens. */
@Tag("slow")
class SoftwareKeyDecryptionTest {
    private static final byte[] BID = "投标文件".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    @TempDir
    private Path files;

    @BeforeAll
    static void issue() throws IOException {
        SoftwareToken.make(folder, new TestPki(Clock.systemUTC()));
    }

    @Test
    void opensAnEnvelopeToItsEncryptionKeyAfterTheLoginAlone() throws Exception {
        var driver = new SoftwareKeyDriver(folder);
        try (var session = driver.open(driver.list().get(0))) {
            var envelope = envelopeTo(session);

            assertThatThrownBy(() -> open(session, envelope)).hasStackTraceContaining("TOKEN_LOGGED_OUT");
            login(session);
            assertThat(open(session, envelope)).isEqualTo(BID);
        }
    }

    @Test
    void opensNothingThatWasChanged() throws Exception {
        var driver = new SoftwareKeyDriver(folder);
        try (var session = driver.open(driver.list().get(0))) {
            login(session);
            var envelope = envelopeTo(session);
            envelope[envelope.length - BID.length]++;

            assertThatThrownBy(() -> open(session, envelope))
                    .isInstanceOfSatisfying(
                            EnvelopeException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE));
        }
    }

    private static void login(TokenSession session) throws Refusal {
        try (var pin = new Pin("123456".toCharArray())) {
            session.login(pin, LastTryConsent.NONE);
        }
    }

    private static byte[] envelopeTo(TokenSession session) throws Exception {
        var out = new ByteArrayOutputStream();
        var recipient = session.keys().get(1).certificate();
        EnvelopeWriter.to(List.of(recipient)).withIntegrity().write(Source.of(BID), out);
        return out.toByteArray();
    }

    private byte[] open(TokenSession session, byte[] envelope) throws Exception {
        var key = new TokenKey(session, session.keys().get(1));
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(key), files);
                var in = opened.content().open()) {
            return in.readAllBytes();
        }
    }
}
