package signinghelper.window.spoken;

import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A desktop with Debian's accessibility bridge and a session bus of its own, for a {@link SpokenProgram}. */
public record SpokenDesktop(Path folder) {
    private static final Path BRIDGE = Path.of("/usr/share/java/java-atk-wrapper.jar");
    private static final Path LIBRARIES = Path.of("/usr/lib/x86_64-linux-gnu/jni");

    public SpokenDesktop {
        Needed.file(BRIDGE);
        Needed.file(Path.of("/usr/libexec/at-spi-bus-launcher"));
        Needed.file(Path.of("/usr/lib/x86_64-linux-gnu/girepository-1.0/Atspi-2.0.typelib"));
    }

    /** Returns what AT-SPI tells of the windows that the program shows. */
    public SpokenWindowList told(Class<?> program, String... arguments) throws Exception {
        var script = "-D" + SpokenProgram.SCRIPT + "=" + script("spoken.py");
        return SpokenWindowList.of(run(program(program, List.of(script), arguments)));
    }

    /** Returns what Orca says of a window that the program shows, up to what matches {@code last}. */
    public List<String> heard(String last, Class<?> program, String... arguments) throws Exception {
        Needed.file(Path.of("/usr/bin/orca"));
        var listener = Stream.of("/usr/bin/python3", script("heard.py"), last);
        return run(Stream.concat(listener, program(program, List.of(), arguments)));
    }

    private String script(String name) throws IOException {
        var script = folder.resolve(name);
        try (var source = Objects.requireNonNull(SpokenDesktop.class.getResourceAsStream(name), name)) {
            Files.copy(source, script);
        }
        return script.toString();
    }

    private static Stream<String> program(Class<?> program, List<String> options, String... arguments) {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + LIBRARIES,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + BRIDGE));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return command.stream();
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
