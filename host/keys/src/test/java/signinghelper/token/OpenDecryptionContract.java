package signinghelper.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.assertRefused;
import static signinghelper.token.SessionSteps.login;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.PIN;

/** Decryptions that are under way: many, two at once, and such that end before their content does. */
interface OpenDecryptionContract extends TokenScene {
    int ENVELOPES = 50;
    int FIRST_OCTETS = 1000;

    @Test
    default void opensManyEnvelopesWithOneLogin(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            for (var i = 0; i < ENVELOPES; i++) {
                var content = octets(i);
                assertThat(EnvelopeParts.make(content, key.certificate(), folder)
                                .open(session, key))
                        .isEqualTo(content);
            }
        }
        assertThat(bench().pinsPresented()).isEqualTo(1);
    }

    @Test
    default void decryptsTwoEnvelopesAtOnce(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            var one = EnvelopeParts.make(octets(5000), key.certificate(), folder);
            var other = EnvelopeParts.make(octets(7000), key.certificate(), folder);
            try (var first = one.begin(session, key);
                    var second = other.begin(session, key)) {
                var beginning = one.decryptFirst(first, FIRST_OCTETS);
                var beginningOfOther = other.decryptFirst(second, FIRST_OCTETS);
                assertThat(one.decrypt(first, FIRST_OCTETS, beginning)).isEqualTo(octets(5000));
                assertThat(other.decrypt(second, FIRST_OCTETS, beginningOfOther))
                        .isEqualTo(octets(7000));
            }
        }
    }

    @Test
    default void decryptionEndsWithItsSession(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            var parts = EnvelopeParts.make(octets(5000), key.certificate(), folder);
            try (var decryptor = parts.begin(session, key)) {
                parts.decryptFirst(decryptor, FIRST_OCTETS);
                closes(session);
                assertRefused(ErrorCode.DRIVER_FAILED, () -> decryptor.update(parts.octets()));
                assertRefused(ErrorCode.DRIVER_FAILED, decryptor::end);
            }
            try (var next = open()) {
                login(next, PIN);
                parts.begin(next, key).close();
                assertThat(parts.open(next, key)).isEqualTo(octets(5000));
            }
        }
    }

    @Test
    default void pulledBeforeADecryption(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            var parts = EnvelopeParts.make(octets(5000), key.certificate(), folder);
            assertThat(parts.open(session, key)).isEqualTo(octets(5000));
            bench().unplug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> parts.begin(session, key));
            bench().plug(FIRST);
            assertRefused(ErrorCode.TOKEN_REMOVED, () -> parts.begin(session, key));
        }
    }

    /** A content key that has come out of the U-Key goes on without it. */
    @Test
    default void pulledInTheMiddleOfADecryption(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            var parts = EnvelopeParts.make(octets(5000), key.certificate(), folder);
            try (var decryptor = parts.begin(session, key)) {
                var beginning = parts.decryptFirst(decryptor, FIRST_OCTETS);
                bench().unplug(FIRST);
                try {
                    assertThat(parts.decrypt(decryptor, FIRST_OCTETS, beginning))
                            .isEqualTo(octets(5000));
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.TOKEN_REMOVED);
                }
            }
        }
    }

    @Test
    default void logoutByAnotherProgramBeforeADecryptionIsToldAsSuch(@TempDir Path folder) throws Exception {
        bench().storeEncryptionKeys();
        bench().shareLogins();
        try (var session = open()) {
            var key = encryptionKey(session);
            login(session, PIN);
            var parts = EnvelopeParts.make(octets(5000), key.certificate(), folder);
            bench().logOutElsewhere(FIRST);
            assertRefused(ErrorCode.TOKEN_LOGGED_OUT, () -> parts.open(session, key));
            login(session, PIN);
            assertThat(parts.open(session, key)).isEqualTo(octets(5000));
        }
    }

    /** Opens it with a driver that knows the stored keys. */
    private TokenSession open() throws Exception {
        return TokenScene.open(bench().start(), FIRST);
    }

    private static void closes(AutoCloseable session) throws Exception {
        session.close();
    }

    private static KeyEntry encryptionKey(TokenSession session) throws Refusal {
        return session.keys().stream()
                .filter(key -> key.use() == KeyEntry.Use.ENCRYPTION)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] octets(int size) {
        var octets = new byte[size];
        new Random(size).nextBytes(octets);
        return octets;
    }
}
