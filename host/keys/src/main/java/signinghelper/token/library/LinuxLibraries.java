package signinghelper.token.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Places where Linux' loader looks ({@code ld.so(8)}): those that the file names, the environment's, those of {@code
 * ld.so.conf}, and the standard ones.
 *
 * @param folders of the environment and the system
 */
record LinuxLibraries(List<Path> folders) implements SystemLibraries {
    private static final Path SETTINGS = Path.of("/etc/ld.so.conf");
    private static final Path INCLUDED = Path.of("/etc/ld.so.conf.d");

    LinuxLibraries {
        folders = List.copyOf(folders);
    }

    static LinuxLibraries ofThisComputer() throws IOException {
        var folders = new ArrayList<>(folders(System.getenv()));
        for (var settings : settings()) {
            try (var lines = Files.lines(settings)) {
                lines.map(String::strip)
                        .filter(line -> line.startsWith("/"))
                        .map(Path::of)
                        .forEach(folders::add);
            }
        }
        for (var root : List.of("/lib", "/usr/lib")) {
            Stream.of("", "64", "32").map(width -> Path.of(root + width)).forEach(folders::add);
            folders.addAll(foldersOfArchitectures(Path.of(root)));
        }
        return new LinuxLibraries(folders);
    }

    private static List<Path> folders(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    private static List<Path> settings() throws IOException {
        var files = new ArrayList<Path>();
        if (Files.isReadable(SETTINGS)) {
            files.add(SETTINGS);
        }
        if (Files.isDirectory(INCLUDED)) {
            try (var found = Files.newDirectoryStream(INCLUDED, "*.conf")) {
                found.forEach(files::add);
            }
        }
        return files;
    }

    private static List<Path> foldersOfArchitectures(Path root) throws IOException {
        var folders = new ArrayList<Path>();
        if (Files.isDirectory(root)) {
            try (var found = Files.newDirectoryStream(root, "*-linux-gnu*")) {
                found.forEach(folders::add);
            }
        }
        return folders;
    }

    @Override
    public boolean provides(String name) {
        return name.startsWith("linux-vdso") || name.startsWith("ld-linux");
    }

    @Override
    public Optional<Path> find(String name, Path library, List<String> places) {
        var origin = String.valueOf(library.toAbsolutePath().getParent());
        var own = places.stream()
                .map(place -> place.replace("${ORIGIN}", origin).replace("$ORIGIN", origin))
                .filter(place -> place.startsWith("/"))
                .map(Path::of);
        return SystemLibraries.first(Stream.concat(own, folders.stream()), name);
    }
}
