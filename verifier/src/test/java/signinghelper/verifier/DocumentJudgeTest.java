package signinghelper.verifier;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.judge.DocumentJudge;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Judges documents by a clock that goes on by one with each look at it. */
class DocumentJudgeTest {
    private static final TestUser USER = TestUser.of(TestKey.P256);

    private static DocumentJudge judge(Duration most, LongSupplier nanoClock) {
        return new DocumentJudge(USER.holder().trust(), null, null, null, Clock.systemUTC(), most, nanoClock);
    }

    @Test
    void leavesADocumentOpenThatTakesLonger() throws Exception {
        var document = Source.of(Base64.getDecoder().decode(USER.signedWithin(new byte[1000])));
        var looks = new AtomicLong();
        var inTime = judge(Duration.ofDays(1), looks::incrementAndGet).report(document, null, null);
        assertThat(inTime.remarks()).isEmpty();

        var spent = judge(Duration.ofNanos(looks.get() / 2), new AtomicLong()::incrementAndGet)
                .report(document, null, null);
        assertThat(spent.remarks()).containsExactly(Finding.of(Code.TIME_SPENT));
    }

    /** A content that lies apart is read within the same time. */
    @Test
    void boundsTheContentApartToo() throws Exception {
        var content = new byte[4 << 20];
        var document = Source.of(Base64.getDecoder().decode(USER.signed(content)));
        var looks = new AtomicLong();
        var inTime = judge(Duration.ofDays(1), looks::incrementAndGet).report(document, Source.of(content), null);
        assertThat(inTime.remarks()).isEmpty();

        var spent = judge(Duration.ofNanos(looks.get() - 2), new AtomicLong()::incrementAndGet)
                .report(document, Source.of(content), null);
        assertThat(spent.remarks()).containsExactly(Finding.of(Code.TIME_SPENT));
    }
}
