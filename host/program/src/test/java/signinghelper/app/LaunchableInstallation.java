package signinghelper.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** An install folder as a package lays it out: the launcher, and beside it {@code app/} with all jars. */
final class LaunchableInstallation {
    private static final Path LAUNCHER = Path.of("../../installer/installation/launcher");
    private static final List<Path> LISTS = List.of(Path.of("target/classes.lst"), Path.of("target/bridge.lst"));

    private LaunchableInstallation() {}

    /** Returns the launcher. */
    static Path in(Installation installation) throws IOException {
        var app = Files.createDirectories(installation.install().resolve("app"));
        var folders = new ArrayList<Path>(List.of(installation.pinned()));
        for (var entry : Installation.programClassPath()) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                pin(installation.pinned(), Files.copy(path, app.resolve(path.getFileName())));
            }
        }
        pack(folders, app.resolve("host.jar"));
        for (var list : LISTS) {
            Files.copy(list, installation.install().resolve(list.getFileName()));
        }
        Files.copy(LAUNCHER.resolve("java.options"), installation.install().resolve("java.options"));
        return Files.copy(
                LAUNCHER.resolve("signing-helper"), installation.install().resolve("signing-helper"));
    }

    /** Puts the installation's key into the jar that pins the build's: which of two jars comes first, nobody says. */
    private static void pin(Path pinned, Path jar) throws IOException {
        try (var content = FileSystems.newFileSystem(jar)) {
            for (var file : files(pinned)) {
                var place = content.getPath(pinned.relativize(file).toString());
                if (Files.exists(place)) {
                    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Packs folders; the first of several files with one name counts, as on a class path. */
    private static void pack(List<Path> folders, Path jar) throws IOException {
        var packed = new HashSet<String>();
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
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
