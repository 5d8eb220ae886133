package signinghelper.formats.verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SigningTimeTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static List<Code> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    /** Some write their zone's time as if it were UTC. */
    @ParameterizedTest
    @CsvSource({"-P9D, TIME_CLAIMED", "PT20H, TIME_CLAIMED", "PT50H, TIME_CLAIMED TIME_AHEAD"})
    void remarksATimeInTheFuture(Duration ahead, String codes) {
        var claimed = NOW.plus(ahead);
        var expected = List.of(codes.split(" ")).stream().map(Code::valueOf).toList();
        var silent = SignatureReport.refused("", Finding.of(Code.TIME_ABSENT));

        assertThat(codes(new SigningTime(claimed, null).findings(null, NOW))).isEqualTo(expected);
        assertThat(codes(silent.claiming(claimed, NOW).findings())).isEqualTo(expected);
    }

    @Test
    void remarksATimeThatIsLaterThanItsProof() {
        var proved = NOW.minus(Duration.ofDays(9));
        var stamp = Finding.of(Code.TIME_PROVED, "time", proved);

        assertThat(codes(new SigningTime(NOW.minus(Duration.ofDays(5)), proved).findings(stamp, NOW)))
                .containsExactly(Code.TIME_PROVED, Code.TIME_CLAIMED, Code.TIME_AHEAD);
    }

    @Test
    void saysThatThereIsNoTime() {
        assertThat(codes(SigningTime.UNKNOWN.findings(null, NOW))).containsExactly(Code.TIME_ABSENT);
    }
}
