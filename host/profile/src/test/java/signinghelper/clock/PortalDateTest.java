package signinghelper.clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.network.LoginProxy;
import signinghelper.network.ProxyLoginException;
import signinghelper.network.TlsServer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortalDateTest {
    private static final Instant TRUE_TIME = Instant.parse("2026-11-24T08:00:00Z");

    private final TlsServer.Authority authority = new TlsServer.Authority();
    private final FakeClocks computer = new FakeClocks(TRUE_TIME.plus(Duration.ofHours(2)));

    private PortalDate of(TlsServer server) {
        return new PortalDate(server.address(), authority::roots, HttpClient.Builder.NO_PROXY, computer.clocks());
    }

    /** The server of the JDK writes its own date over ours, so it is compared with the clock of this test. */
    @Test
    void takesTheDateAndSaysHowFarItMayBeOff() throws Exception {
        try (var server = TlsServer.of(authority, TlsServer.saying(""))) {
            var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var reading = of(server).read();
            var after = Instant.now();

            assertThat(reading.time().uncertainty()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
            assertThat(reading.time().latest()).isAfterOrEqualTo(before.plusSeconds(1));
            assertThat(reading.time().earliest()).isBeforeOrEqualTo(after);
            assertThat(reading.computer()).isEqualTo(computer.wall());
        }
    }

    @Test
    void whatIsUnderWayForLongIsLessCertain() throws Exception {
        try (var server = TlsServer.of(authority, exchange -> {
            computer.pass(Duration.ofSeconds(10));
            exchange.sendResponseHeaders(200, -1);
        })) {
            assertThat(of(server).read().time().uncertainty()).isEqualTo(Duration.ofMillis(5500));
        }
    }

    /** The computer's clock is years off, so every certificate looks expired. */
    @Test
    void anExpiredCertificateIsNoObstacle() throws Exception {
        var longAgo = Instant.parse("2001-01-01T00:00:00Z");
        try (var server =
                TlsServer.of(authority, "localhost", longAgo, longAgo.plus(9, ChronoUnit.DAYS), TlsServer.saying(""))) {
            assertThat(of(server).read().time().instant()).isAfter(TRUE_TIME.minus(Duration.ofDays(365)));
        }
    }

    @Test
    void anotherNameOrAnotherRootIsOne() throws Exception {
        var now = Instant.now();
        var yesterday = now.minus(1, ChronoUnit.DAYS);
        var tomorrow = now.plus(1, ChronoUnit.DAYS);
        try (var misnamed = TlsServer.of(authority, "other.example", yesterday, tomorrow, TlsServer.saying(""));
                var strange = TlsServer.of(new TlsServer.Authority(), TlsServer.saying(""))) {
            assertThatThrownBy(() -> of(misnamed).read()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> of(strange).read()).isInstanceOf(IOException.class);
        }
    }

    /** TLS with the portal has not begun, so anyone on the way could have written it. */
    @Test
    void theDateOfAProxyThatAsksForALoginIsNone() throws Exception {
        try (var portal = TlsServer.of(authority, TlsServer.saying(""));
                var proxy = new LoginProxy()) {
            var date = new PortalDate(portal.address(), authority::roots, proxy.selector(), computer.clocks());

            assertThatThrownBy(date::read).isInstanceOf(ProxyLoginException.class);
            assertThat(portal.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerOutOfAStoreIsNone() throws Exception {
        try (var server = TlsServer.of(authority, exchange -> {
            exchange.getResponseHeaders().set("Age", "3600");
            exchange.sendResponseHeaders(200, -1);
        })) {
            assertThatThrownBy(() -> of(server).read()).hasMessageContaining("store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "file:///time"})
    void whatAnyoneCouldWriteIsNotAsked(String address) {
        assertThatThrownBy(() -> new PortalDate(
                        URI.create(address), authority::roots, HttpClient.Builder.NO_PROXY, computer.clocks()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
