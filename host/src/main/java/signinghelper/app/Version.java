package signinghelper.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The product's version, which the build writes into a resource. */
final class Version {
    private static final String FILE = "/signinghelper/version.txt";

    private Version() {}

    /** Reads the version of the program, such as {@code 1.2.3}. */
    static String read() {
        try (var in = Objects.requireNonNull(Version.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new IllegalStateException(FILE, e);
        }
    }
}
