package signinghelper.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An install folder as a package lays it out: the launcher, and beside it {@code app/} with a jar that names the others. */
final class LaunchableInstallation {
    private static final Path LAUNCHER = Path.of("../installer/launcher");

    private LaunchableInstallation() {}

    /** Returns the launcher. */
    static Path in(Installation installation) throws IOException {
        var app = Files.createDirectories(installation.install().resolve("app"));
        var folders = new ArrayList<Path>(List.of(installation.pinned()));
        var jars = new ArrayList<String>();
        for (var entry : Installation.programClassPath()) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                jars.add(path.toUri().toString());
            }
        }
        pack(folders, app.resolve("host.jar"), manifest(jars));
        Files.copy(LAUNCHER.resolve("java.options"), installation.install().resolve("java.options"));
        return Files.copy(
                LAUNCHER.resolve("signing-helper"), installation.install().resolve("signing-helper"));
    }

    private static Manifest manifest(List<String> jars) {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
        return manifest;
    }

    /** Of a file that is in several folders the first one counts, as on a class path. */
    private static void pack(List<Path> folders, Path jar, Manifest manifest) throws IOException {
        var packed = new HashSet<String>(List.of(JarFile.MANIFEST_NAME));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var folder : folders) {
                for (var file : files(folder)) {
                    var name = folder.relativize(file).toString();
                    if (packed.add(name)) {
                        out.putNextEntry(new JarEntry(name));
                        Files.copy(file, out);
                    }
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
