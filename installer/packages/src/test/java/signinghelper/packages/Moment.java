package signinghelper.packages;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what another program does. */
final class Moment {
    private Moment() {}

    /** Looks without a pause, so as to be there when it is only just so. */
    static void await(BooleanSupplier moment) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!moment.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
