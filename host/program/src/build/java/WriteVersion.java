import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A step of the build: writes the product's version into a class, for which no jar has to be opened. */
final class WriteVersion {
    private static final String SOURCE = """
            package signinghelper.app;

            /** The product's version, which the build writes. */
            final class Version {
                private Version() {}

                /** Returns the version of the program, such as {@code 1.2.3}. */
                static String read() {
                    return "%s";
                }
            }
            """;

    private WriteVersion() {}

    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0], "signinghelper/app/Version.java");
        var source = SOURCE.formatted(arguments[1]);
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
    }
}
