package signinghelper.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Payloads with the real launcher and a jar that holds noise. */
final class TestPayload {
    private static final Path LAUNCHER = Path.of("launcher");
    /** Long enough to be cut short in several places. */
    private static final int JAR_BYTES = 300_000;

    private TestPayload() {}

    static FolderPayload of(String version, Path folder, String... further) throws IOException {
        var payload = Files.createDirectories(folder.resolve("payload-" + version));
        Files.writeString(payload.resolve(Payload.VERSION), version + "\n");
        Files.write(payload.resolve(Product.FILE), TestProduct.DEMO.text());
        // Another one in each version, so that an update has a launcher to replace.
        var launcher = Files.readString(LAUNCHER.resolve("signing-helper"));
        Files.writeString(payload.resolve("signing-helper"), launcher + "# " + version + "\n");
        Files.writeString(payload.resolve("signing-helper.png"), "picture of " + version);
        Files.copy(LAUNCHER.resolve("java.options"), payload.resolve("java.options"));
        Files.writeString(payload.resolve("classes.lst"), "java/lang/Object");
        var jar = new byte[JAR_BYTES];
        new Random(version.hashCode()).nextBytes(jar);
        Files.write(Files.createDirectory(payload.resolve("app")).resolve("host-" + version + ".jar"), jar);
        for (var name : further) {
            Files.createFile(payload.resolve(name));
        }
        return new FolderPayload(payload);
    }
}
