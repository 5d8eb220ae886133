package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final OpeningDay DAY = new OpeningDay(LocalDate.of(2026, 12, 24), ZONE);

    @Test
    void isReadAsItIsWritten() {
        assertThat(OpeningDay.parse(" 2026-12-24 ", ZONE)).contains(DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "24.12.2026",
                "2026-02-30",
                "2026-12-24T09:00:00Z",
                "２０２６-12-24",
                "+999999999-12-31",
                "3000-01-01",
                "1999-12-31"
            })
    void nothingElseIsADay(String text) {
        assertThat(OpeningDay.parse(text, ZONE)).isEmpty();
    }

    /** The day begins eight hours before that of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-21T15:59:59Z, false, false",
        "2026-12-21T16:00:00Z, true, false",
        "2026-12-24T15:59:59Z, true, false",
        "2026-12-24T16:00:00Z, true, true"
    })
    void isNearFrom48HoursBeforeAndPastAfterItsEnd(Instant now, boolean isNear, boolean isPast) {
        assertThat(DAY.rehearsal()).isEqualTo("2026-12-22");
        assertThat(DAY.isNear(now)).isEqualTo(isNear);
        assertThat(DAY.isPast(now)).isEqualTo(isPast);
    }

    /** Certificates mostly end at 23:59:59. */
    @ParameterizedTest
    @CsvSource({"2026-12-24T15:59:58Z, true", "2026-12-24T15:59:59Z, false", "2026-12-24T16:00:00Z, false"})
    void aCertificateMustLastToItsLastSecond(Instant end, boolean outlasts) {
        var key = SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                TestAuthority.root(TestKey.P256),
                request -> request.validity(TestAuthority.NOW, end));

        assertThat(DAY.outlasts(key.certificate())).isEqualTo(outlasts);
    }
}
