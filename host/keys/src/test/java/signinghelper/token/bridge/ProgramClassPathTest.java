package signinghelper.token.bridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;

/** A class path whose files an upgrade removes, as dpkg does below a program that runs. */
@EnabledOnOs(OS.LINUX)
class ProgramClassPathTest {
    @TempDir
    Path folder;

    private Path jar(String name, String entry) throws IOException {
        var jar = folder.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }

    @Test
    void leadsToWhatIsOpenWhereTheNameIsGoneOrAnothers() throws Exception {
        var gone = jar("gone.jar", "gone");
        var replaced = jar("replaced.jar", "old");
        var kept = jar("kept.jar", "kept");
        try (var first = new ZipFile(gone.toFile());
                var second = new ZipFile(replaced.toFile());
                var third = new ZipFile(kept.toFile())) {
            Files.delete(gone);
            Files.move(jar("new.jar", "new"), replaced, StandardCopyOption.REPLACE_EXISTING);

            var read = ProgramClassPath.read(
                            String.join(File.pathSeparator, spelled(gone), spelled(replaced), kept + ""))
                    .split(File.pathSeparator);

            assertThat(read).hasSize(3);
            assertThat(entryOf(read[0]))
                    .isEqualTo(first.entries().nextElement().getName())
                    .isEqualTo("gone");
            assertThat(entryOf(read[1]))
                    .isEqualTo(second.entries().nextElement().getName())
                    .isEqualTo("old");
            assertThat(read[2]).isEqualTo(third.getName());
        }
    }

    /** The launcher's class path is relative. */
    private static String spelled(Path jar) {
        return Path.of("").toAbsolutePath().relativize(jar).toString();
    }

    private static String entryOf(String jar) throws IOException {
        try (var read = new ZipFile(jar)) {
            return read.entries().nextElement().getName();
        }
    }

    @Test
    void isTheProgramsOwnWhileAllIsThere() {
        assertThat(ProgramClassPath.read()).isEqualTo(System.getProperty("java.class.path"));
    }
}
