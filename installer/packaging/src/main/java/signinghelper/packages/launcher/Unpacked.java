package signinghelper.packages.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarFile;

/**
 * Content of the jar, as files.
 *
 * @param folder of this run alone
 */
record Unpacked(Path folder) {
    private static final String CARRIED = "packager/";
    /** Names files that are programs, since a jar does not. */
    private static final String PROGRAMS = "programs.txt";

    static Unpacked make() throws IOException {
        var unpacked = new Unpacked(Files.createTempDirectory("signing-helper-packager-"));
        unpacked.fill();
        return unpacked;
    }

    private void fill() throws IOException {
        try (var jar = new JarFile(ownJar().toFile())) {
            for (var entry : jar.stream()
                    .filter(one -> !one.isDirectory() && one.getName().startsWith(CARRIED))
                    .toList()) {
                var file = folder.resolve(entry.getName().substring(CARRIED.length()))
                        .normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("outside the folder: " + entry.getName());
                }
                Files.createDirectories(file.resolveSibling("."));
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
        for (var program : Files.readAllLines(folder.resolve(PROGRAMS))) {
            if (!folder.resolve(program).toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + program);
            }
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(Unpacked.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
