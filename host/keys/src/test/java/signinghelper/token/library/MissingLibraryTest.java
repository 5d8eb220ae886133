package signinghelper.token.library;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real files: those of GCC's linkers for Linux and Windows, of Debian and of JNA. */
class MissingLibraryTest {
    @TempDir
    Path folder;

    /** Builds a library that needs others, by a compiler for its system. */
    private Path built(String compiler, String name, String... options) throws IOException {
        Needed.file(Path.of("/usr/bin", compiler));
        var source = folder.resolve(name + ".c");
        var used = Arrays.stream(options)
                .filter(option -> option.startsWith("-l:"))
                .map(option -> option.replaceAll("[^a-z]", "_"))
                .toList();
        var text = new StringBuilder();
        used.forEach(one -> text.append("int f").append(one).append("(void);\n"));
        text.append("int f").append(("-l:" + name).replaceAll("[^a-z]", "_")).append("(void) { return 0");
        used.forEach(one -> text.append(" + f").append(one).append("()"));
        Files.writeString(source, text.append("; }\n"));
        var library = folder.resolve(name);
        var command =
                new ArrayList<>(List.of(compiler, "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        command.addAll(List.of("-L" + folder, "-Wl,--no-as-needed"));
        command.addAll(List.of(options));
        new ExternalProgram(command, Map.of()).run();
        return library;
    }

    @Test
    void windowsLibrariesNameTheOneThatIsNotThere() throws Exception {
        var windows = Files.createDirectories(folder.resolve("Windows"));
        for (var compiler : List.of("x86_64-w64-mingw32-gcc", "i686-w64-mingw32-gcc")) {
            var is32Bit = compiler.startsWith("i686");
            built(compiler, "MFC42.DLL");
            built(compiler, "middle.dll", "-l:MFC42.DLL");
            var vendor = built(compiler, "vendor.dll", "-l:middle.dll");
            var places = WindowsLibraries.of(windows, is32Bit);
            assertThat(NeededLibraries.of(vendor).is32Bit()).isEqualTo(is32Bit);
            assertThat(NeededLibraries.of(vendor).names()).contains("middle.dll", "KERNEL32.dll");

            assertThat(MissingLibrary.of(vendor, places)).as("no system at all").isPresent();
            for (var system : List.of("KERNEL32.dll", "msvcrt.dll")) {
                Files.writeString(Files.createDirectories(places.system()).resolve(system), "part of Windows");
            }
            assertThat(MissingLibrary.of(vendor, places)).isEmpty();
            Files.delete(folder.resolve("MFC42.DLL"));
            assertThat(MissingLibrary.of(vendor, places)).contains("MFC42.DLL");
            Files.writeString(places.system().resolve("MFC42.DLL"), "installed");
            assertThat(MissingLibrary.of(vendor, places)).isEmpty();
            Files.delete(folder.resolve("middle.dll"));
            assertThat(MissingLibrary.of(vendor, places)).contains("middle.dll");
        }
    }

    @Test
    void aRuntimeInWindowsSideBySideFolderIsThere() throws Exception {
        var places = WindowsLibraries.of(folder.resolve("Windows"), true);
        var runtime = Files.createDirectories(folder.resolve("Windows/WinSxS/x86_microsoft.vc90.crt_1fc8b3b9a1e18e3b"));
        Files.writeString(runtime.resolve("MSVCR90.dll"), "");

        assertThat(places.find("MSVCR90.dll", folder.resolve("a.dll"), List.of()))
                .isPresent();
        assertThat(places.find("MSVCR80.dll", folder.resolve("a.dll"), List.of()))
                .isEmpty();
        assertThat(places.provides("api-ms-win-crt-heap-l1-1-0.dll")).isTrue();
    }

    @Test
    void linuxLibrariesNameTheOneThatIsNotThere() throws Exception {
        var needed = built("gcc", "libneeded.so");
        var library = built("gcc", "libvendor.so", "-l:libneeded.so");
        var beside = built("gcc", "libbeside.so", "-l:libneeded.so", "-Wl,-rpath,$ORIGIN");
        var system = SystemLibraries.ofThisComputer(false);

        assertThat(NeededLibraries.of(library).names()).contains("libneeded.so", "libc.so.6");
        assertThat(MissingLibrary.of(library, system))
                .as("not looked for beside it")
                .contains("libneeded.so");
        assertThat(MissingLibrary.of(beside, system)).isEmpty();
        Files.delete(needed);
        assertThat(MissingLibrary.of(beside, system)).contains("libneeded.so");

        var refusal = MissingLibrary.refusal(beside, new UnsatisfiedLinkError());
        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_INCOMPLETE);
        assertThat(refusal.facts()).containsExactly(Map.entry("missing", "libneeded.so"));
    }

    /** Files of others: what this Java itself has loaded lacks nothing. */
    @Test
    void whatIsLoadedHereLacksNothing() throws Exception {
        var debians = Path.of("/usr/lib/x86_64-linux-gnu/libcrypto.so.3");
        Needed.file(debians);
        var java = Path.of(System.getProperty("java.home"), "lib/server/libjvm.so");
        for (var library : List.of(java, debians)) {
            assertThat(MissingLibrary.of(library.toRealPath(), SystemLibraries.ofThisComputer(false)))
                    .as(library.toString())
                    .isEmpty();
        }
    }

    @Test
    void aProductOfMicrosoftsIsNamed() {
        assertThat(VisualRuntime.of("MSVCR120.dll", true)).contains("Microsoft Visual C++ 2013 Redistributable (x86)");
        assertThat(VisualRuntime.of("vcruntime140_1.dll", false))
                .contains("Microsoft Visual C++ 2015-2022 Redistributable (x64)");
        assertThat(VisualRuntime.of("mfc110u.dll", false)).isPresent();
        assertThat(VisualRuntime.of("MFC42.DLL", true)).isEmpty();
        assertThat(VisualRuntime.of("vendor120.dll", true)).isEmpty();
    }

    @Test
    void aDamagedFileIsRefusedAndNothingElse() throws Exception {
        var random = new Random(15);
        for (var file : List.of(
                built("gcc", "libvendor.so", "-Wl,-rpath,$ORIGIN"),
                built("x86_64-w64-mingw32-gcc", "wide.dll"),
                built("i686-w64-mingw32-gcc", "narrow.dll"))) {
            var whole = Files.readAllBytes(file);
            for (var length : List.of(0, 1, 4, 63, 64, 200, 600, 1000)) {
                assertHarmless(Arrays.copyOf(whole, length));
            }
            for (var i = 0; i < 3000; i++) {
                var damaged = whole.clone();
                for (var j = 0; j <= i % 4; j++) {
                    damaged[random.nextInt(Math.min(whole.length, 2048))] = (byte) random.nextInt();
                }
                assertHarmless(damaged);
            }
        }
        assertThatThrownBy(() -> NeededLibraries.of(FileView.of("#!/bin/sh ".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }

    private static void assertHarmless(byte[] content) {
        try {
            assertThat(NeededLibraries.of(FileView.of(content)).names()).hasSizeLessThan(4097);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
