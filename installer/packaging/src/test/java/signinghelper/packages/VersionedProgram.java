package signinghelper.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copy of the program as the build made it, which says another version of itself. */
final class VersionedProgram {
    private static final Path HOST = Path.of("../../host/program/target");
    private static final String NAME = "signinghelper/app/Version";

    private VersionedProgram() {}

    /** Makes the copy in {@code folder}; the class that tells the version is compiled anew. */
    static Path in(Path folder, String version) throws IOException, InterruptedException {
        var program = ProgramFolder.fresh(folder.resolve("program"))
                .withAll(HOST.resolve("install"), "")
                .with("version.txt", version.getBytes(StandardCharsets.US_ASCII))
                .folder();
        var built = Files.readString(HOST.resolve("install/version.txt")).strip();
        var source = Files.readString(HOST.resolve("generated-sources/version").resolve(NAME + ".java"));
        var changed = Files.writeString(
                folder.resolve("Version.java"), source.replace("\"" + built + "\"", "\"" + version + "\""));
        var javac = Path.of(System.getProperty("java.home"), "bin/javac").toString();
        Tool.run(folder, List.of(javac, "--release", "17", "-d", "version", changed.toString()));
        try (var jar = FileSystems.newFileSystem(ProgramFolder.theOnly(program.resolve("app"), "host-*.jar"))) {
            Files.copy(
                    folder.resolve("version").resolve(NAME + ".class"),
                    jar.getPath(NAME + ".class"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return program;
    }
}
