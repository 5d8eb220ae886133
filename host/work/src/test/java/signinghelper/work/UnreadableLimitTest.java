package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.formats.login.Origin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.ProductVersion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UnreadableLimitTest {
    private static final Asker PAGE = page("https://portal.example");

    @TempDir
    Path state;

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    private static Asker page(String address) {
        var origin = new Origin(address);
        return new Asker.Page(origin, origin, new ProductVersion("1.0.0"), "Portal", null);
    }

    /** Begins a host. */
    private UnreadableLimit limit() {
        return new UnreadableLimit(state, new WireFormat(), () -> new KnownTime(now, Duration.ofSeconds(1)));
    }

    private static void count(UnreadableLimit limit, int times) {
        for (var i = 0; i < times; i++) {
            limit.count(PAGE);
        }
    }

    /** A page that lets the host end would otherwise have as many tries as it has minutes. */
    @Test
    void anotherHostGoesOnCounting() {
        count(limit(), 60);
        count(limit(), 40);

        var refusal = catchThrowableOfType(Refusal.class, () -> limit().require(PAGE));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(refusal.facts()).containsEntry("seconds", "3601");
        assertThatCode(() -> limit().require(page("https://other.example"))).doesNotThrowAnyException();
    }

    @Test
    void aFileThatCannotBeWrittenEndsNoLimit() throws Exception {
        Files.createDirectory(state.resolve("unreadable-envelopes.json"));
        var limit = limit();

        count(limit, 100);

        assertThat(limit.isReached(PAGE)).isTrue();
    }

    @Test
    void anHourLaterItIsFree() throws Exception {
        count(limit(), 50);
        now = now.plus(Duration.ofMinutes(50));
        count(limit(), 50);
        assertThat(limit().isReached(PAGE)).isTrue();

        now = now.plus(Duration.ofMinutes(10));

        assertThat(limit().isReached(PAGE)).isFalse();
        limit().require(PAGE);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepAPageOutForLong() {
        now = now.plus(Duration.ofDays(30));
        count(limit(), 100);

        now = now.minus(Duration.ofDays(30));

        assertThat(limit().isReached(PAGE)).isFalse();
    }

    @Test
    void theFileNamesNoSite() throws Exception {
        limit().count(PAGE);

        assertThat(Files.readString(state.resolve("unreadable-envelopes.json"))).doesNotContain("portal");
    }
}
