package signinghelper.packages;

import signinghelper.installation.Payload;
import signinghelper.installation.Product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Puts folders of files together; the same again gives the same. */
record ProgramFolder(Path folder) {

    /** Returns an empty folder, and removes any earlier content. */
    static ProgramFolder fresh(Path folder) throws IOException {
        return new ProgramFolder(Files.createDirectories(removed(folder)));
    }

    /** Removes a folder with any content. */
    static Path removed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    /**
     * The one file in {@code folder} that is called like {@code pattern}, a glob; jars have the version of the build in
     * their names.
     *
     * @throws IOException if no such file exists, or another lies beside it
     */
    static Path theOnly(Path folder, String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            var files = found.iterator();
            var file = files.hasNext() ? files.next() : null;
            if (file == null || files.hasNext()) {
                throw new IOException("not exactly one " + pattern + " in " + folder);
            }
            return file;
        }
    }

    /** Adds everything below {@code source}, below {@code name}; an empty name is this folder itself. */
    ProgramFolder withAll(Path source, String name) throws IOException {
        var target = folder.resolve(name);
        try (var files = Files.walk(source)) {
            files.forEach(
                    file -> copy(file, target.resolve(source.relativize(file).toString())));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return this;
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProgramFolder with(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
        return this;
    }

    /** Adds a program, as the host's build left it, with the native libraries whose folders begin with {@code system}. */
    ProgramFolder withProgram(Path program, String name, String system) throws IOException {
        withAll(program, name);
        for (var libraries : nativeLibraries(folder.resolve(name), "*")) {
            if (!libraries.getFileName().toString().startsWith(system)) {
                removed(libraries);
            }
        }
        return this;
    }

    /**
     * Returns the folders with native libraries of a program, each named {@code SYSTEM-PROCESSOR};
     * none where the program has none.
     *
     * @param pattern glob of the names
     */
    static List<Path> nativeLibraries(Path program, String pattern) throws IOException {
        var folders = new ArrayList<Path>();
        var all = program.resolve("native");
        if (Files.isDirectory(all)) {
            try (var found = Files.newDirectoryStream(all, pattern)) {
                found.forEach(folders::add);
            }
        }
        return folders;
    }

    /** Adds what makes a program that of a portal and of a version: profile, name and version. */
    ProgramFolder withIdentity(Program program, String name) throws IOException {
        return with(name + "profile.jws", program.profile().getBytes(StandardCharsets.US_ASCII))
                .with(name + Product.FILE, program.product().text())
                .with(name + Payload.VERSION, program.version().getBytes(StandardCharsets.US_ASCII));
    }

    ProgramFolder without(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        return this;
    }
}
