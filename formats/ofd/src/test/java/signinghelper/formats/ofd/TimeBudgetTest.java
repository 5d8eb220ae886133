package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.cms.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** Verification that is ended when its time is over, by a clock that goes on by one with each look at it. */
@Tag("slow")
class TimeBudgetTest {

    @Test
    void whatTakesLongerIsOpen() throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.EPOCH)
                .withoutRevocation();
        var document = Source.of(new TestOfd().zip());
        var little = TimeLimit.of(Duration.ofNanos(20), new AtomicLong()::incrementAndGet);
        var enough = TimeLimit.of(Duration.ofDays(1), new AtomicLong()::incrementAndGet);

        assertThat(DocumentFormats.verify(document.within(little), null, context)
                        .remarks())
                .containsExactly(Finding.of(Code.TIME_SPENT));
        assertThat(DocumentFormats.verify(document.within(enough), null, context)
                        .remarks())
                .containsExactly(Finding.of(Code.NOT_SIGNED));
    }
}
