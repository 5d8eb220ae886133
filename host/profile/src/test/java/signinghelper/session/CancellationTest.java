package signinghelper.session;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void nothingIsToldBeforeItHappens() {
        cancellation.onCancel(told::incrementAndGet);

        assertThat(told).hasValue(0);
        assertThat(cancellation.reason()).isEmpty();
        assertThatCode(cancellation::check).doesNotThrowAnyException();
    }

    @Test
    void theFirstReasonCountsAndListenersAreToldOnce() {
        cancellation.onCancel(told::incrementAndGet);
        cancellation.cancel(ErrorCode.ABORTED);
        cancellation.cancel(ErrorCode.INTERNAL);

        assertThat(told).hasValue(1);
        assertThat(catchThrowableOfType(Refusal.class, cancellation::check).code())
                .isEqualTo(ErrorCode.ABORTED);
    }

    @Test
    void whoListensLateIsToldAtOnce() {
        cancellation.cancel(ErrorCode.ABORTED);
        cancellation.onCancel(told::incrementAndGet);

        assertThat(told).hasValue(1);
    }

    @Test
    void aListenerMayLookAtTheCancellationItself() {
        cancellation.onCancel(() -> cancellation.onCancel(told::incrementAndGet));
        cancellation.cancel(ErrorCode.ABORTED);

        assertThat(told).hasValue(1);
    }
}
