package signinghelper.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Looks again and again, with a generous deadline. */
final class Waiting {
    private static final long DEADLINE_NANOSECONDS = 60_000_000_000L;
    private static final long PAUSE_MILLISECONDS = 10;

    private Waiting() {}

    static void untilThereIs(Path file) throws InterruptedException {
        until(() -> Files.exists(file));
    }

    static void untilItSays(Path file, String text) throws InterruptedException {
        until(() -> says(file, text));
    }

    private static boolean says(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    static void until(BooleanSupplier come) throws InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come");
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }
}
