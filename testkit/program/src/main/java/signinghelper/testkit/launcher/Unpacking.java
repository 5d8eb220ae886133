package signinghelper.testkit.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** Writes what the jar carries into the folder. */
final class Unpacking {
    /** Folder within the jar. */
    private static final String CARRIED = "kit/";

    private Unpacking() {}

    /** Writes all of it into the new folder {@code target}. */
    static void into(Path target) throws IOException {
        try (var jar = new JarFile(ownJar().toFile())) {
            for (var entry :
                    jar.stream().filter(e -> e.getName().startsWith(CARRIED)).toList()) {
                var file = target.resolve(entry.getName().substring(CARRIED.length()))
                        .normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("outside the folder: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    try (var content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(Unpacking.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
