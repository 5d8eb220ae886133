package signinghelper.token;

import java.util.concurrent.Callable;

/** Looks again and again, with a generous deadline. */
public final class Eventually {
    private static final long DEADLINE_NANOSECONDS = 180_000_000_000L;
    private static final long PAUSE_MILLISECONDS = 10;

    private Eventually() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came true: " + what);
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }
}
