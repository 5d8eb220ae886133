package signinghelper.clock;

import org.apache.commons.net.ntp.NtpV3Packet;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NetworkTimeTest {
    private static final NetworkTime.Server NOBODY = new NetworkTime.Server("no-such-name.invalid", 123);

    private final ComputerClocks clocks = ComputerClocks.ofThisComputer();

    private NetworkTime of(NetworkTime.Server... servers) {
        return new NetworkTime(List.of(servers), clocks);
    }

    @Test
    void takesTheMedianSoThatOneWrongServerDoesNotCount() throws Exception {
        try (var first = NtpServer.ahead(Duration.ofSeconds(100));
                var wrong = NtpServer.ahead(Duration.ofDays(3));
                var second = NtpServer.ahead(Duration.ofSeconds(102))) {
            var reading = of(first.address(), wrong.address(), second.address()).read();

            assertOffset(reading, -102);
        }
    }

    @Test
    void ofTwoAnswersItIsTheMiddleAndAsUncertainAsTheyAreApart() throws Exception {
        try (var first = NtpServer.ahead(Duration.ofSeconds(100));
                var second = NtpServer.ahead(Duration.ofSeconds(140))) {
            var reading = of(first.address(), NOBODY, second.address()).read();

            assertOffset(reading, -120);
            assertThat(reading.time().uncertainty()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
        }
    }

    @Test
    void oneAnswerOfThreeIsNone() throws Exception {
        try (var only = NtpServer.ahead(Duration.ZERO)) {
            assertThatThrownBy(() -> of(only.address(), NOBODY, NOBODY).read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerThatTellsNoTimeIsNone() throws Exception {
        List<Consumer<NtpV3Packet>> spoilt = List.of(
                packet -> packet.setLeapIndicator(3),
                packet -> packet.setStratum(0),
                packet -> packet.setStratum(16),
                packet -> packet.setMode(NtpV3Packet.MODE_BROADCAST));
        for (var bent : spoilt) {
            try (var server = NtpServer.spoilt(bent)) {
                assertThatThrownBy(() -> of(server.address()).read()).isInstanceOf(IOException.class);
            }
        }
        try (var right = NtpServer.spoilt(packet -> {})) {
            assertOffset(of(right.address()).read(), 0);
        }
    }

    @Test
    void aServerIsNamedWithOrWithoutAPort() {
        assertThat(NetworkTime.Server.of("ntp.example")).isEqualTo(new NetworkTime.Server("ntp.example", 123));
        assertThat(NetworkTime.Server.of("ntp.example:1123")).isEqualTo(new NetworkTime.Server("ntp.example", 1123));
    }

    /** Compares within the uncertainty that the reading itself reports. */
    private static void assertOffset(TimeReading reading, long seconds) {
        var allowed = reading.time().uncertainty().toMillis() + 1;
        assertThat(reading.offset().toMillis()).isCloseTo(seconds * 1000, within(allowed));
    }
}
