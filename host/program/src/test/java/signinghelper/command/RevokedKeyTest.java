package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.prompt.OfferedKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class RevokedKeyTest {
    private static final String NONCE = "A0-_".repeat(11);
    private static final RevocationStatus REVOKED =
            new RevocationStatus(State.REVOKED, NOW, NOW, NOW.plus(Duration.ofDays(1)));

    private final FakeToken uKey = new FakeToken("A").with(SoftwareKey.Kind.SM2);

    @Test
    void aCertificateThatTurnsOutRevokedWhileTheWindowIsOpenCostsNoPin() throws Exception {
        var asker = new LinkedBlockingQueue<Thread>();
        var windowIsOpen = new CountDownLatch(1);
        try (var host = new TestHost(
                (certificate, now, patience) -> {
                    asker.add(Thread.currentThread());
                    windowIsOpen.await();
                    return Optional.of(REVOKED);
                },
                new FakeDriver("fake", uKey))) {
            host.open().logIn("1", NONCE);
            var offered = host.prompt().nextQuestion().offered().keys();
            windowIsOpen.countDown();
            asker.poll(30, TimeUnit.SECONDS).join();
            host.prompt().type(FakeToken.PIN);

            assertThat(offered).singleElement().matches(OfferedKey::isUsable);
            assertThat(host.reply("1").at("/error/data/code").asText()).isEqualTo("CERTIFICATE_REVOKED");
            assertThat(uKey.logins()).isZero();
        }
    }
}
