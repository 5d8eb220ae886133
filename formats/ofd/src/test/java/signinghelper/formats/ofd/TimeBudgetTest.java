package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.testkit.authority.TestKey;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** Each text is taken for a location, which can be made to cost a millisecond. */
    @Test
    void theTimeIsLookedAtForEachLocation() throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var signer = TestHolder.of(TestKey.SM2, now);
        var seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());
        var looks = new AtomicLong();
        var texts = "<ofd:Content>" + "<ofd:A>a</ofd:A>".repeat(1000) + "</ofd:Content>";
        var document = new TestOfd()
                .replace(TestOfd.PAGE, "<ofd:Content/>", texts)
                .sign(seal, signer)
                .zip();
        var context = VerificationContext.of(VerificationPolicy.field(), now).withoutRevocation();
        var limit = TimeLimit.of(Duration.ofDays(1), looks::incrementAndGet);
        new OfdFormat().verify(Source.of(document).within(limit), null, context);

        assertThat(looks.get()).isGreaterThan(1000);
    }
}
