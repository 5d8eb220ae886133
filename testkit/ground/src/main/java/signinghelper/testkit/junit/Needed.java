package signinghelper.testkit.junit;

import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Things that a test needs on the computer: a program, a library, or something built with a compiler. They must be
 * present where CI=true; elsewhere the test is left out.
 */
public final class Needed {
    private Needed() {}

    public static void file(Path file) {
        that(Files.exists(file), file + " is missing");
    }

    /** Needs a program on the path that tells its version. */
    public static void program(String name) throws InterruptedException {
        that(tellsItsVersion(name), name + " is not installed");
    }

    /** Needs OpenSSL, which runs in {@code folder}. */
    public static OpenSsl openSsl(Path folder) throws IOException, InterruptedException {
        var openSsl = new OpenSsl(folder);
        program("openssl");
        return openSsl;
    }

    private static boolean tellsItsVersion(String name) throws InterruptedException {
        try {
            return new ProcessBuilder(name, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code otherwise} says what is missing. */
    public static void that(boolean isThere, String otherwise) {
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(isThere, otherwise);
        }
        assumeTrue(isThere, otherwise);
    }
}
