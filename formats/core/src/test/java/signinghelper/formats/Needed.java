package signinghelper.formats;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a test needs of the computer: a program, a library, something built with a compiler that not every computer has. It
 * must be there where CI=true; elsewhere the test is left out.
 */
public final class Needed {
    private Needed() {}

    public static void file(Path file) {
        that(Files.exists(file), file + " is missing");
    }

    /** {@code otherwise} says what is missing. */
    static void that(boolean isThere, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(isThere, otherwise);
        }
        assumeTrue(isThere, otherwise);
    }
}
