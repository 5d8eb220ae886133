package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.prompt.PinSubject;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code rehearse}. */
@Tag("slow")
class RehearseTest {
    private static final Instant NOW = TestAuthority.NOW;

    @TempDir
    private Path folder;

    private final FakeToken token = new FakeToken("测试锁");
    private TestTerminal terminal;
    private EncryptionKeys keys;

    @BeforeEach
    void openTerminal() {
        keys = new EncryptionKeys(token, folder);
        terminal = new TestTerminal(folder).with(new FakeDriver("fake", token));
    }

    @Test
    void aRehearsalOpensAndWritesNothing() throws Exception {
        var recipient = keys.file("recipient.pem", keys.plugIn(SoftwareKey.Kind.SM2));
        var bid = terminal.file("bid.txt", "bid");
        terminal.run("encrypt", bid, "--to", recipient);
        Files.delete(folder.resolve("bid.txt"));
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("rehearse", bid + ".p7e");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains(bid + ".p7e");
        assertThat(terminal.prompt().nextQuestion().subject()).isInstanceOf(PinSubject.Rehearsal.class);
        assertThat(folder.resolve("bid.txt")).doesNotExist();
        assertThat(token.logins()).isOne();
    }

    @Test
    void aRehearsalShowsARenewedCertificateAndADamagedFile() throws Exception {
        var key = keys.plugIn(SoftwareKey.Kind.RSA);
        var bid = terminal.file("bid.txt", "bid");
        terminal.run("encrypt", bid, "--to", keys.file("recipient.pem", key));
        var envelope = Files.readAllBytes(folder.resolve("bid.txt.p7e"));
        envelope[envelope.length - 7] ^= 1;
        var changed = Files.write(folder.resolve("changed.p7e"), envelope);
        terminal.run(
                "encrypt",
                bid,
                "--force",
                "--to",
                keys.file("old.pem", keys.key(SoftwareKey.Kind.RSA, NOW.plusSeconds(9))));

        assertThat(terminal.run("rehearse", bid + ".p7e").errors()).contains("(ENVELOPE_FOR_OTHERS)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
        terminal.prompt().type(FakeToken.PIN);
        assertThat(terminal.run("rehearse", changed).errors()).contains("(ENVELOPE_UNREADABLE)");
    }
}
