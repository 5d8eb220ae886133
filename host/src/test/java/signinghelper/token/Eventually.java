package signinghelper.token;

import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Looks again and again, with a generous deadline. */
public final class Eventually {
    private static final long DEADLINE_NANOSECONDS = 180_000_000_000L;
    private static final long PAUSE_MILLISECONDS = 10;

    private Eventually() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!condition.call()) {
            pause(what, deadline);
        }
    }

    /** Waits for a condition that throws nothing. */
    public static void isTrue(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!condition.getAsBoolean()) {
            pause("condition", deadline);
        }
    }

    /** Waits for a driver whose limits may be too short for a child to start on a busy machine. */
    public static void starts(TokenDriver driver) throws InterruptedException {
        isTrue(() -> hasTokens(driver));
    }

    private static boolean hasTokens(TokenDriver driver) {
        try {
            return !driver.list().isEmpty();
        } catch (Refusal e) {
            return false;
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

    private static void pause(String what, long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("never came true: " + what);
        }
        Thread.sleep(PAUSE_MILLISECONDS);
    }
}
