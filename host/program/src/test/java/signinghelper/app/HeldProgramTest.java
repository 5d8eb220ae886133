package signinghelper.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Linux tells which files are held open; under Wine, tests see an upgrade leave such files to the running program. */
@EnabledOnOs(OS.LINUX)
class HeldProgramTest {
    @TempDir
    private Path folder;

    private Path program() throws IOException {
        Files.writeString(folder.resolve("current"), "1.0.0\n");
        var program = folder.resolve("versions/1.0.0");
        for (var name : List.of("app/host.jar", "java/lib/modules", "java/legal/NOTICE", "portal.txt")) {
            Files.writeString(
                    Files.createDirectories(program.resolve(name).getParent())
                            .resolve(program.resolve(name).getFileName()),
                    name);
        }
        return program;
    }

    /** Returns the names of the program's files that this process has open. */
    private static List<String> open(Path program) throws IOException {
        var names = new ArrayList<String>();
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)) {
                    var file = Files.readSymbolicLink(descriptor);
                    if (file.startsWith(program)) {
                        names.add(program.relativize(file).toString());
                    }
                }
            }
        }
        return names;
    }

    @Test
    void whatAnMsiHasInstalledStaysOpen() throws Exception {
        var program = program();
        var held = new HeldProgram(program);

        held.hold();

        assertThat(open(program)).containsExactlyInAnyOrder("app/host.jar", "java/lib/modules", "portal.txt");
        assertThat(held).isNotNull();
    }

    /** An installation for one user needs no open files: its updates never change a version's folder. */
    @Test
    void aPersonsInstallationIsNotHeld() throws Exception {
        var program = program();
        Files.createFile(program.resolve("complete"));

        new HeldProgram(program).hold();

        assertThat(open(program)).isEmpty();
    }
}
