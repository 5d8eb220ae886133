package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.Product;
import signinghelper.testkit.desktop.DesktopPictures;
import signinghelper.testkit.desktop.TestDesktop;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The next version installed over a program whose helper window is open, by the engine that a link starts, on Linux. */
@Tag("slow")
@Tag("full")
class UpdatedInstallationTest {
    private static final String HELPER = "政采签章助手 - 检测与 U-Key";
    private static final Path PICTURES = Path.of("target/pictures/update");

    @TempDir
    Path folder;

    private Path base() {
        return folder.resolve("data/signing-helper-demo/program");
    }

    @Test
    void theNextWindowIsTheNewerProgramsAndTheOlderOneCloses() throws Exception {
        install("1.0.0");
        try (var screen = TestDesktop.open(folder)) {
            var older = window(screen);
            screen.await(HELPER);

            install("1.1.0");
            assertThat(older.isAlive()).isTrue();
            new DesktopPictures(screen).takeOncePainted(PICTURES.resolve("older.png"));
            var newer = window(screen);

            assertThat(older.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(older.exitValue()).isZero();
            screen.await(HELPER);
            new DesktopPictures(screen).takeOncePainted(PICTURES.resolve("newer.png"));
            assertThat(newer.isAlive()).isTrue();
            screen.pressUntilNone("alt+c", HELPER, Duration.ofMillis(50));
            assertThat(newer.waitFor()).isZero();
        }
        assertThat(base().resolve("current")).hasContent("1.1.0\n1.0.0\n");
    }

    private void install(String version) throws Exception {
        var payload = VersionedProgram.in(Files.createDirectories(folder.resolve(version)), version);
        Files.write(payload.resolve(Product.FILE), WindowsBuild.PRODUCT.text());
        Files.writeString(payload.resolve("profile.jws"), WindowsBuild.profile("demo"), StandardCharsets.US_ASCII);
        var icon = Path.of("../../extension/static/icons/128.png");
        Files.copy(icon, payload.resolve("signing-helper.png"));
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var installing = start(
                Map.of(),
                java,
                "-cp",
                System.getProperty("java.class.path"),
                CopiedJavaTest.Installing.class.getName(),
                base().toString(),
                payload.toString());
        assertThat(installing.waitFor()).isZero();
    }

    private Process window(TestDesktop screen) throws IOException {
        return start(screen.environment(), base().resolve("signing-helper").toString(), "window", "--lang", "zh-CN");
    }

    private Process start(Map<String, String> variables, String... command) throws IOException {
        var builder = new ProcessBuilder(List.of(command))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        for (var kind : List.of("CONFIG", "STATE", "CACHE", "DATA")) {
            builder.environment()
                    .put(
                            "XDG_" + kind + "_HOME",
                            folder.resolve(kind.toLowerCase(Locale.ROOT)).toString());
        }
        builder.environment().putAll(variables);
        return builder.start();
    }
}
