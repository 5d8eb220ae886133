package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.testkit.desktop.TestDesktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every prompt and every page of the helper window as a Java for Windows lays them out and draws them, under Wine. Pictures
 * in {@code target/pictures/windows-look}.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsLookTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PROGRAM = ROOT.resolve("host/program/target/install");
    private static final Path PICTURES = Path.of("target/pictures/windows-look");

    /** Smooth text, as every Windows has it. */
    private static final Map<String, Integer> SMOOTH =
            Map.of("FontSmoothing", 2, "FontSmoothingType", 2, "FontSmoothingGamma", 1400);

    private TestDesktop screen;
    private Wine wine;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        screen = TestDesktop.open(folder, "1366x768");
        wine = Wine.inChina(folder.resolve("wine"), screen);
        // The title within the frame, as Windows has it, and not the window manager's.
        wine.run("reg", "add", "HKCU\\Software\\Wine\\X11 Driver", "/v", "Decorated", "/d", "N", "/f");
        for (var setting : SMOOTH.entrySet()) {
            var isText = setting.getKey().equals("FontSmoothing");
            wine.run(
                    "reg",
                    "add",
                    "HKCU\\Control Panel\\Desktop",
                    "/v",
                    setting.getKey(),
                    "/t",
                    isText ? "REG_SZ" : "REG_DWORD",
                    "/d",
                    setting.getValue().toString(),
                    "/f");
        }
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
        screen.close();
    }

    @ParameterizedTest
    @CsvSource({"signinghelper.window.pin.PromptPictures, 30", "signinghelper.command.HelperWindowPictures, 30"})
    void hasAllThatItSaysOnTheScreen(String program, int least, @TempDir Path folder) throws Exception {
        var pictures = Files.createDirectories(PICTURES);

        var ended = wine.run(
                onWindows(WindowsJava.home().resolve("bin/java.exe")),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dflatlaf.nativeLibraryPath=" + onWindows(PROGRAM.resolve("native/windows-x86-64")),
                "-Donly=zh-CN-light-",
                "-Duser.dir=" + onWindows(Path.of("").toAbsolutePath()),
                "-cp",
                classPath(),
                program,
                onWindows(folder),
                onWindows(pictures.toAbsolutePath()));

        assertThat(ended.code()).as(ended.said()).isZero();
        // Contrast is judged on Debian: ClearType paints a thin stroke in paler colours than its own.
        assertThat(ended.said().lines())
                .filteredOn(line -> line.startsWith("zh-CN-") && !line.contains(": contrast "))
                .isEmpty();
        try (var taken = Files.list(pictures)) {
            assertThat(taken).hasSizeGreaterThan(least);
        }
    }

    /** Returns the program's libraries and the tests that draw, which the build has left in each module. */
    private static String classPath() throws IOException {
        var jars = new ArrayList<>(List.of(PROGRAM.resolve("app/*")));
        for (var modules : List.of("host", "formats", "testkit")) {
            try (var files = Files.walk(ROOT.resolve(modules), 3)) {
                files.filter(file -> file.toString().matches(".*/target/[^/]*(-tests|testkit-[^/]*)\\.jar"))
                        .forEach(jars::add);
            }
        }
        return jars.stream().map(WindowsLookTest::onWindows).collect(Collectors.joining(";"));
    }

    private static String onWindows(Path path) {
        return "Z:" + path.toString().replace('/', '\\');
    }
}
