package signinghelper.window.pin;

import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A desktop with Debian's accessibility bridge and a session bus of its own. */
record SpokenDesktop(Path folder) {
    private static final Path BRIDGE = Path.of("/usr/share/java/java-atk-wrapper.jar");
    private static final Path LIBRARIES = Path.of("/usr/lib/x86_64-linux-gnu/jni");

    SpokenDesktop {
        Needed.file(BRIDGE);
        Needed.file(Path.of("/usr/lib/x86_64-linux-gnu/girepository-1.0/Atspi-2.0.typelib"));
    }

    /** Returns what AT-SPI tells of the parts of one of {@link PromptCases}. */
    List<String> told(String name) throws Exception {
        return run(Stream.concat(window(name), Stream.of(script("spoken.py"))));
    }

    /** Returns what Orca says of one of {@link PromptCases}, up to what matches {@code last}. */
    List<String> heard(String name, String last) throws Exception {
        Needed.file(Path.of("/usr/bin/orca"));
        var listener = Stream.of("/usr/bin/python3", script("heard.py"), folder.toString(), last);
        return run(Stream.concat(listener, window(name)));
    }

    private static String script(String name) {
        return Path.of("src/test/resources/signinghelper/window/pin", name)
                .toAbsolutePath()
                .toString();
    }

    private Stream<String> window(String name) {
        return Stream.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + LIBRARIES,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + BRIDGE,
                SpokenWindows.class.getName(),
                folder.toString(),
                name);
    }

    private List<String> run(Stream<String> program) throws Exception {
        var run = Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var desktop = TestDesktop.open(folder)) {
            var command = new ArrayList<>(List.of("dbus-run-session", "--"));
            program.forEach(command::add);
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(desktop.environment());
            // Where a reader keeps its settings.
            builder.environment().put("HOME", run.toString());
            builder.environment().put("XDG_RUNTIME_DIR", run.toString());
            builder.environment().put("GSETTINGS_BACKEND", "memory");
            var started = builder.start();
            var lines = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(started.waitFor()).as(String.join("\n", lines)).isZero();
            return lines;
        }
    }
}
