package signinghelper.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LibraryFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("library"), content);
    }

    private static ByteBuffer in(byte[] header) {
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @CsvSource({"014C, X86", "8664, X86_64", "AA64, ARM64", "0200, OTHER"})
    void windows(String machine, Architecture expected) throws Exception {
        var pe = new byte[512];
        in(pe).putShort(0, (short) 0x5A4D).putInt(0x3C, 0x80).putInt(0x80, 0x4550);
        in(pe).putShort(0x84, (short) HexFormat.fromHexDigits(machine));

        assertThat(LibraryFile.read(file(pe)).architectures()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, X86", "62, X86_64", "183, ARM64", "258, LOONGARCH64", "40, OTHER"})
    void linux(short machine, Architecture expected) throws Exception {
        var elf = new byte[512];
        in(elf).putInt(0, 0x464C457F).putShort(18, machine);

        assertThat(LibraryFile.read(file(elf)).architectures()).containsExactly(expected);
    }

    @Test
    void macos() throws Exception {
        var thin = new byte[512];
        in(thin).putInt(0, 0xFEEDFACF).putInt(4, 0x0100000C);
        assertThat(LibraryFile.read(file(thin)).architectures()).containsExactly(Architecture.ARM64);

        var universal = new byte[512];
        ByteBuffer.wrap(universal)
                .putInt(0, 0xCAFEBABE)
                .putInt(4, 2)
                .putInt(8, 0x01000007)
                .putInt(28, 0x0100000C);
        assertThat(LibraryFile.read(file(universal)).architectures())
                .containsExactlyInAnyOrder(Architecture.X86_64, Architecture.ARM64);
    }

    @Test
    void theJavaThatRunsNowIsMadeForItsOwnArchitecture() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java" + (isWindows() ? ".exe" : ""));

        assertThat(LibraryFile.read(java.toRealPath()).architectures()).contains(Architecture.ofThisJava());
    }

    private static boolean isWindows() {
        return OperatingSystem.current() == OperatingSystem.WINDOWS;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7f454c46",
                "4d5a",
                "4d5a000000000000000000000000000000000000000000000000000000000000"
                        + "00000000000000000000000000000000000000000000000000000000ffffff7f",
                // A Java class, whose first bytes are those of a universal Mach-O file.
                "cafebabe0000003d00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            })
    void anythingElseIsNoLibrary(String content) throws Exception {
        var file = file(HexFormat.of().parseHex(content));

        assertThatThrownBy(() -> LibraryFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void hashIsThatOfTheWholeFile() throws Exception {
        var elf = new byte[512];
        in(elf).putInt(0, 0x464C457F).putShort(18, (short) 62);
        var hash = LibraryFile.read(file(elf)).sha256();

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(LibraryFile.read(file(elf)).sha256()).isEqualTo(hash);
        elf[511] = 1;
        assertThat(LibraryFile.read(file(elf)).sha256()).isNotEqualTo(hash);
    }
}
