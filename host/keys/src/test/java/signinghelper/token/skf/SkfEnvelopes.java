package signinghelper.token.skf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.skf.SkfControl;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.EnvelopeParts;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenSession;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** A U-Key behind an SKF library, and an envelope to its encryption pair. */
final class SkfEnvelopes {
    private static final String LAYOUT = "packed-32";
    private static final SoftwareKey KEY = SoftwareKey.make(SoftwareKey.Kind.SM2);

    private final byte[] content = new byte[70_001];
    private @Nullable SoftSkfBench bench;
    private @Nullable EnvelopeParts envelope;

    void issue(Path folder) throws Exception {
        bench = new SoftSkfBench(folder, LAYOUT);
        new Random(1).nextBytes(content);
        envelope = EnvelopeParts.make(content, KEY.certificate(), folder);
    }

    void restore() throws Exception {
        bench().restore();
        bench().skf().store(SoftSkfBench.place(FIRST), "{SM2}", KeyEntry.Use.ENCRYPTION, KEY);
    }

    void close() {
        bench().close();
    }

    SoftSkfBench bench() {
        return requireNonNull(bench);
    }

    SkfControl control() {
        return bench().skf().control();
    }

    EnvelopeParts envelope() {
        return requireNonNull(envelope);
    }

    byte[] content() {
        return content;
    }

    interface Work {
        void with(TokenSession session, KeyEntry key) throws Exception;
    }

    /** A logged-in session of a driver that remembers nothing. */
    void loggedIn(String layout, Work work) throws Exception {
        loggedIn(bench().startAnew(layout), work);
    }

    void loggedIn(Work work) throws Exception {
        loggedIn(bench().start(), work);
    }

    private static void loggedIn(TokenDriver driver, Work work) throws Exception {
        try (var session = driver.open(driver.list().get(0))) {
            login(session, PIN);
            work.with(session, encryptionKey(session));
        }
    }

    static KeyEntry encryptionKey(TokenSession session) throws Refusal {
        return session.keys().stream()
                .filter(entry -> entry.use() == KeyEntry.Use.ENCRYPTION)
                .findAny()
                .orElseThrow();
    }

    void assertOpens(TokenSession session, KeyEntry key) throws Refusal {
        assertThat(envelope().open(session, key)).isEqualTo(content);
    }

    /** Goes through all of the content before it is refused, and in the same words. */
    static void assertUnreadable(EnvelopeParts parts, TokenSession session, KeyEntry key) throws Refusal {
        var octets = parts.octets();
        try (var decryptor = parts.begin(session, key)) {
            decryptor.update(Arrays.copyOf(octets, ContentDecryptor.MOST_OCTETS));
            decryptor.update(Arrays.copyOfRange(octets, ContentDecryptor.MOST_OCTETS, octets.length));
            var refusal = assertRefused(ErrorCode.ENVELOPE_UNREADABLE, decryptor::end);
            assertThat(refusal.facts()).isEmpty();
        }
    }

    /** The envelope with a wrapped key whose hash is wrong. */
    EnvelopeParts ofAnotherKey() {
        var reading = sm2(envelope()).readings().get(0);
        var changed = reading.hash().toArray();
        changed[0] ^= 1;
        var wrong = new Sm2Ciphertext(reading.x(), reading.y(), Bytes.copyOf(changed), reading.cipher());
        return envelope().with(new WrappedKey.Sm2(List.of(wrong), Set.of()));
    }

    static WrappedKey.Sm2 sm2(EnvelopeParts parts) {
        return (WrappedKey.Sm2) parts.wrapped();
    }
}
