package signinghelper.packages;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what another program does. */
final class Moment {
    private static final long PAUSE_NANOSECONDS = 1_000_000;

    private Moment() {}

    /** Looks each millisecond, so as to be there when it is only just so, and leaves the core to what is waited for. */
    static void await(BooleanSupplier moment) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!moment.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came in time").isLessThan(deadline);
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
        }
    }
}
