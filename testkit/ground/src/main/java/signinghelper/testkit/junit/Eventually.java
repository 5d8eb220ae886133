package signinghelper.testkit.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Looks again and again, with a generous deadline. */
public final class Eventually {
    private static final long DEADLINE_NANOSECONDS = 180_000_000_000L;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /** Waits for a condition, which {@code what} names. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!condition.call()) {
            pause(what, deadline, PAUSE);
        }
    }

    /** Waits for a condition that throws nothing. */
    public static void isTrue(BooleanSupplier condition) throws InterruptedException {
        isTrue(PAUSE, condition);
    }

    /** Looks at most once in each pause. */
    public static void isTrue(Duration pause, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!condition.getAsBoolean()) {
            pause("condition", deadline, pause);
        }
    }

    public static void thereIs(Path file) throws InterruptedException {
        isTrue(() -> Files.exists(file));
    }

    public static void says(Path file, String text) throws InterruptedException {
        isTrue(() -> contains(file, text));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause(String what, long deadline, Duration pause) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("never came true: " + what);
        }
        Thread.sleep(pause.toMillis());
    }
}
