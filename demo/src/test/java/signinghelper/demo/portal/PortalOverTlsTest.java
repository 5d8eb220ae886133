package signinghelper.demo.portal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.clock.ComputerClocks;
import signinghelper.clock.PortalDate;
import signinghelper.network.ChainTrust;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.testkit.pki.TlsIdentity;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.Socket;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Uses the host's own clients, which trust the demo's root and no other. */
class PortalOverTlsTest {
    private static final TlsIdentity IDENTITY = TlsIdentity.ofLocalhost(Clock.systemUTC());
    private static final Set<TrustAnchor> ROOTS = Set.of(new TrustAnchor(IDENTITY.root(), null));
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 0);

    private PortalOverTls portal;

    @BeforeEach
    void start() throws IOException {
        portal = PortalOverTls.start(IDENTITY, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        portal.close();
    }

    private Duration offset() throws IOException, InterruptedException {
        var clocks = ComputerClocks.ofThisComputer();
        return new PortalDate(portal.address(), () -> ROOTS, ProxySelector.of(null), clocks)
                .read()
                .offset();
    }

    private int status() throws IOException, InterruptedException {
        var trust = new ChainTrust(ROOTS, ChainTrust.Dates.HELD);
        return new ProfileHttpClient(List.of(portal.address()), trust, ProxySelector.of(null))
                .head(portal.address(), LIMITS)
                .status();
    }

    @Test
    void tellsTheTimeAndLetsItBeSetWrong() throws Exception {
        assertThat(offset()).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));

        portal.setFastBy(Duration.ofMinutes(10));
        assertThat(offset()).isBetween(Duration.ofMinutes(-11), Duration.ofMinutes(-9));

        portal.setFastBy(Duration.ZERO);
        assertThat(offset()).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
    }

    @Test
    void answersThatItCannot() throws Exception {
        assertThat(status()).isEqualTo(204);

        portal.setFaulty(true);
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void goesAwayAndComesBackUnderTheSameAddress() throws Exception {
        var address = portal.address();

        portal.setReachable(false);
        // Asked of the system itself: an HTTP client has a deadline, which a computer that stands still can miss.
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);

        portal.setReachable(true);
        assertThat(portal.address()).isEqualTo(address);
        assertThat(status()).isEqualTo(204);
    }
}
