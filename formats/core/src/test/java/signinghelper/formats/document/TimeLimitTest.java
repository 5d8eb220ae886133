package signinghelper.formats.document;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.testkit.authority.TestKey;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class TimeLimitTest {

    @Test
    void isOverWhenTheClockSaysSo() throws Exception {
        var clock = new AtomicLong(Long.MAX_VALUE - 5);
        var limit = TimeLimit.of(Duration.ofNanos(10), clock::get);

        limit.require();
        clock.addAndGet(10);
        limit.require();
        clock.incrementAndGet();
        assertThatThrownBy(limit::require).isInstanceOf(TimeSpentException.class);
        assertThatThrownBy(() -> Source.of(new byte[1]).within(limit).open().read())
                .isInstanceOf(TimeSpentException.class);
        TimeLimit.NONE.require();
    }

    @Test
    void endsTheReadingOfContentThatLiesApart() throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var content = new byte[1 << 20];
        var signed = holder.signer(CmsForm.PKCS7_501).signDetached(content, NOW, holder::sign);
        var context = VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation();
        var limit = TimeLimit.of(Duration.ofNanos(3), new AtomicLong()::incrementAndGet);

        var report =
                DocumentFormats.verify(Source.of(signed), Source.of(content).within(limit), context);
        assertThat(report.remarks()).containsExactly(Finding.of(Code.TIME_SPENT));
    }
}
