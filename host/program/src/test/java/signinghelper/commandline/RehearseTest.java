package signinghelper.commandline;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.prompt.PinSubject;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code rehearse}. */
@Tag("slow")
class RehearseTest {
    private static final Instant NOW = TestAuthority.NOW;

    @TempDir
    private Path folder;

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final FakeToken token = new FakeToken("测试锁");
    private TestTerminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder).with(new FakeDriver("fake", token));
    }

    private SoftwareKey key(SoftwareKey.Kind kind, Instant until) {
        return SoftwareKey.issued(
                kind,
                authority,
                request -> request.organisation("测试供应商有限公司")
                        .keyUsage(KeyUsage.keyEncipherment | KeyUsage.keyAgreement)
                        .validity(NOW.minus(Duration.ofDays(400)), until));
    }

    /** A key for encryption on the U-Key. */
    private SoftwareKey plugIn(SoftwareKey.Kind kind) {
        var key = key(kind, NOW.plus(Duration.ofDays(100)));
        token.with(key, KeyEntry.Use.ENCRYPTION);
        return key;
    }

    private Path file(String name, SoftwareKey key) throws Exception {
        var file = folder.resolve(name);
        try (var pem = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            pem.writeObject(key.certificate());
        }
        return file;
    }

    @Test
    void aRehearsalOpensAndWritesNothing() throws Exception {
        var recipient = file("recipient.pem", plugIn(SoftwareKey.Kind.SM2));
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
        var key = plugIn(SoftwareKey.Kind.RSA);
        var bid = terminal.file("bid.txt", "bid");
        terminal.run("encrypt", bid, "--to", file("recipient.pem", key));
        var envelope = Files.readAllBytes(folder.resolve("bid.txt.p7e"));
        envelope[envelope.length - 7] ^= 1;
        var changed = Files.write(folder.resolve("changed.p7e"), envelope);
        terminal.run("encrypt", bid, "--force", "--to", file("old.pem", key(SoftwareKey.Kind.RSA, NOW.plusSeconds(9))));

        assertThat(terminal.run("rehearse", bid + ".p7e").errors()).contains("(ENVELOPE_FOR_OTHERS)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
        terminal.prompt().type(FakeToken.PIN);
        assertThat(terminal.run("rehearse", changed).errors()).contains("(ENVELOPE_UNREADABLE)");
    }
}
