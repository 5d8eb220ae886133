package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code SHA256SUMS}, as {@code sha256sum -c} reads it. */
final class Checksums {
    private static final String FILE = "SHA256SUMS";

    private Checksums() {}

    /** Writes the checksums of all files in {@code folder}, by name. */
    static void write(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var found = Files.list(folder)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                var name = String.valueOf(file.getFileName());
                if (!name.equals(FILE)) {
                    text.append(sha256(file)).append("  ").append(name).append('\n');
                }
            }
        }
        Files.writeString(folder.resolve(FILE), text);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
