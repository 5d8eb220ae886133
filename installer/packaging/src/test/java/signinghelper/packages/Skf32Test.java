package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program for 32-bit libraries as it is built for Windows, by its tables alone. What it does is tested in a 32-bit process
 * of Linux, built of the same source, and under a 32-bit Wine in a browser's tests, by {@code ./dev test --full}.
 */
@Tag("slow")
class Skf32Test {
    @TempDir
    Path folder;

    @Test
    void isForI686AndNeedsOnlyWhatEveryWindowsHas() throws Exception {
        var built = WindowsBuild.whole("1.9.0");

        for (var tree : List.of(built.copy(), built.forLink())) {
            var program = tree.resolve("skf32.exe");
            var headers = read(program, "-f");
            assertThat(headers).contains("file format pei-i386");
            assertThat(read(program, "-p")
                            .lines()
                            .filter(line -> line.contains("DLL Name:"))
                            .map(String::strip))
                    .containsExactlyInAnyOrder("DLL Name: KERNEL32.dll", "DLL Name: msvcrt.dll");
        }
    }

    /** Names under which compilers export a function of {@code __stdcall}, which the program looks for. */
    @Test
    void looksForTheNamesThatCompilersExport() throws Exception {
        var source = Files.writeString(folder.resolve("vendor.c"), """
                __declspec(dllexport) unsigned __stdcall SKF_EnumDev(int a, char *b, unsigned *c) { return a + !b + !c; }
                """);
        var decorated = library("decorated.dll", source);
        var plain = library("plain.dll", source, "-Wl,--kill-at");

        assertThat(read(decorated, "-p")).contains("SKF_EnumDev@12");
        assertThat(read(plain, "-p")).contains("SKF_EnumDev").doesNotContain("@12");
    }

    private Path library(String name, Path source, String... options) throws Exception {
        var library = folder.resolve(name);
        var command = new ArrayList<>(
                List.of("i686-w64-mingw32-gcc", "-shared", "-o", library.toString(), source.toString()));
        command.addAll(List.of(options));
        Tool.run(folder, command);
        return library;
    }

    private String read(Path file, String option) throws Exception {
        var process = new ProcessBuilder("i686-w64-mingw32-objdump", option, file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
