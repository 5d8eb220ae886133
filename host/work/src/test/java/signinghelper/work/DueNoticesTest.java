package signinghelper.work;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DueNoticesTest {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);

    @TempDir
    private Path folder;

    private final FakeToken token = new FakeToken("A");
    private final Tokens tokens = new Tokens(List.of(new FakeDriver("fake", token)));
    private Instant now = TestAuthority.NOW;
    private @Nullable Duration contradiction;

    private DueNotices notices() {
        var time = new TimeSource() {
            @Override
            public KnownTime now() {
                return new KnownTime(now, Duration.ZERO);
            }

            @Override
            public Optional<Duration> contradiction() {
                return Optional.ofNullable(contradiction);
            }
        };
        var format = new WireFormat();
        var openings = new AwaitedOpenings(folder, format, time);
        return new DueNotices(
                new ReadTokens(tokens, time, () -> HolderRules.USUAL, openings), time, settings(), folder, format);
    }

    private KeptSettings settings() {
        return new KeptSettings(folder, new WireFormat());
    }

    private static SoftwareKey ending(int days) {
        return SoftwareKey.issued(
                SoftwareKey.Kind.P256,
                AUTHORITY,
                request -> request.validity(
                        TestAuthority.NOW.minus(Duration.ofDays(100)), TestAuthority.NOW.plus(Duration.ofDays(days))));
    }

    private Optional<Long> next() throws Refusal {
        return notices().next().map(PluggedToken.Certificate::daysLeft);
    }

    @ParameterizedTest
    @CsvSource({"30, true", "1, true", "31, false", "-1, false"})
    void whatEndsWithinThirtyDaysIsTold(int days, boolean isTold) throws Exception {
        token.with(ending(days), Use.SIGNATURE);

        assertThat(next().isPresent()).isEqualTo(isTold);
    }

    /** Both certificates of a pair end together, and one notice says so. */
    @Test
    void aUKeyIsToldOfOnceADay() throws Exception {
        token.with(ending(20), Use.SIGNATURE).with(ending(10), Use.SIGNATURE);

        assertThat(next()).contains(10L);
        assertThat(next()).as("another process, on the same day").isEmpty();
        now = now.plus(Duration.ofDays(1));
        assertThat(next()).contains(9L);
    }

    @Test
    void nothingIsToldToWhoWantsNoNotices() throws Exception {
        token.with(ending(20), Use.SIGNATURE);
        settings().keep(WindowSettings.USUAL.telling(false));

        assertThat(next()).isEmpty();
    }

    @Test
    void nothingIsToldByAClockThatIsContradicted() throws Exception {
        token.with(ending(20), Use.SIGNATURE);
        contradiction = Duration.ofDays(40);

        assertThat(next()).isEmpty();
    }
}
