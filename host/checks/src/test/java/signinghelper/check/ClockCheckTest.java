package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.FakeClocks;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeProbe;
import signinghelper.clock.TimeProbes;
import signinghelper.clock.TimeReading;
import signinghelper.profile.TimeSettings;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ClockCheckTest {
    private static final TimeSettings SETTINGS =
            new TimeSettings(URI.create("https://portal.example/"), List.of(), List.of());
    private static final TimeProbe SILENT = () -> {
        throw new IOException("nobody there");
    };

    private final FakeClocks computer = new FakeClocks(Instant.parse("2026-11-24T08:00:00Z"));
    private final BestKnownTime time = new BestKnownTime(computer.clocks());
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    /** Returns a probe that reports a computer fast by this time. */
    private TimeProbe saying(long offsetSeconds, long uncertaintySeconds) {
        return () -> new TimeReading(
                new KnownTime(computer.wall().minusSeconds(offsetSeconds), Duration.ofSeconds(uncertaintySeconds)),
                computer.wall(),
                computer.clocks().monotonic().nanoseconds());
    }

    private List<Finding> look(TimeProbe portal, TimeProbe network) throws InterruptedException {
        time.adopt(new TimeProbes(portal, network));
        return new ClockCheck(time, () -> zone, true).look(TestProfiles.with(SETTINGS));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, PASS, ",
        "59, 1, PASS, ",
        "-59, 1, PASS, ",
        "62, 1, WARN, CLOCK_WRONG",
        "-62, 1, WARN, CLOCK_WRONG",
        "300, 1, WARN, CLOCK_WRONG",
        "302, 1, FAIL, CLOCK_WRONG",
        "-302, 1, FAIL, CLOCK_WRONG",
        "60, 1, UNKNOWN, CLOCK_UNVERIFIED",
        "0, 70, UNKNOWN, CLOCK_UNVERIFIED",
        "350, 100, WARN, CLOCK_WRONG"
    })
    void theOffsetIsJudgedWithItsUncertainty(long offset, long uncertainty, Verdict verdict, ErrorCode code)
            throws Exception {
        var findings = look(saying(offset, uncertainty), SILENT);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).verdict()).isEqualTo(verdict);
        assertThat(findings.get(0).code()).isEqualTo(code);
        assertThat(findings.get(0).repairs())
                .isEqualTo(code == ErrorCode.CLOCK_WRONG ? List.of("clock.synchronise") : List.of());
    }

    @Test
    void whereTheSystemHasNoRepairNoneIsOffered() throws Exception {
        time.adopt(new TimeProbes(saying(3600, 1), SILENT));

        assertThat(new ClockCheck(time, () -> zone, false)
                        .look(TestProfiles.with(SETTINGS))
                        .get(0)
                        .repairs())
                .isEmpty();
    }

    @Test
    void saysByHowMuch() throws Exception {
        assertThat(look(saying(-90_312, 1), SILENT).get(0).facts()).isEqualTo(Map.of("offset", "-25:05:12"));
    }

    @Test
    void networkTimeAloneNeverPasses() throws Exception {
        assertThat(look(SILENT, saying(0, 0)))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED));
    }

    @Test
    void networkTimeAloneContradictsButOffersNoRepair() throws Exception {
        var finding = look(SILENT, saying(3600, 0)).get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.code()).isEqualTo(ErrorCode.CLOCK_WRONG);
        assertThat(finding.repairs()).isEmpty();
    }

    @Test
    void networkTimeDoesNotOutvoteThePortal() throws Exception {
        assertThat(look(saying(0, 1), saying(3600, 0)).get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void looksAgainAfterTheClockWasPutRight() throws Exception {
        computer.set(Duration.ofHours(1));
        assertThat(look(saying(3600, 1), SILENT).get(0).verdict()).isEqualTo(Verdict.FAIL);

        computer.set(Duration.ofHours(-1));
        assertThat(look(saying(0, 1), SILENT).get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anotherTimeZoneIsAFindingOfItsOwn() throws Exception {
        zone = ZoneId.of("Asia/Tokyo");

        var findings = look(saying(0, 1), SILENT);

        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.PASS, Verdict.WARN);
        assertThat(findings.get(1).code()).isEqualTo(ErrorCode.TIME_ZONE_UNUSUAL);
        assertThat(findings.get(1).facts()).isEqualTo(Map.of("offset", "+09:00"));
    }

    @Test
    void withNobodyToAskThereIsNothingToLookAt() throws Exception {
        var check = new ClockCheck(time, () -> zone, true);

        assertThat(check.look(TestProfiles.with(TimeSettings.NONE)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SKIPPED);
        assertThat(check.look(Circumstances.NONE)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }
}
