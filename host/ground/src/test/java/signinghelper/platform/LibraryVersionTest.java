package signinghelper.platform;

import com.sun.jna.Native;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryVersionTest {
    @TempDir
    private Path folder;

    /** Returns JNA's own library for Windows, whose maker has given it a version; its name says none. */
    private Path ofWindows() throws IOException {
        try (var library = Objects.requireNonNull(Native.class.getResourceAsStream("win32-x86-64/jnidispatch.dll"))) {
            return Files.write(folder.resolve("jnidispatch.dll"), library.readAllBytes());
        }
    }

    private static Optional<String> version(Path file) throws IOException {
        return LibraryVersion.of(file, Files.readAllBytes(file));
    }

    @Test
    void aLibraryOfWindowsHasItInside() throws IOException {
        assertThat(version(ofWindows()))
                .hasValueSatisfying(version -> assertThat(version).matches("[1-9]\\d?\\.\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void aLibraryThatIsCutShortHasNone() throws IOException {
        var library = ofWindows();
        var whole = Files.readAllBytes(library);
        for (var length : new int[] {0, 3, whole.length / 2, 270_430, 270_464, 270_470, 270_479}) {
            assertThat(LibraryVersion.of(library, Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void aLibraryOfLinuxHasItAtTheEndOfItsRealName() throws IOException {
        var real = Files.writeString(folder.resolve("libtoken.so.2.11.0"), "x");

        assertThat(version(Files.createSymbolicLink(folder.resolve("libtoken.so"), real)))
                .contains("2.11.0");
        assertThat(version(Files.writeString(folder.resolve("libother.so"), "x")))
                .isEmpty();
        assertThat(version(Files.writeString(folder.resolve("libother.so.zhangsan"), "x")))
                .isEmpty();
    }
}
