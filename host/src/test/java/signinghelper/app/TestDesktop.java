package signinghelper.app;

import signinghelper.platform.TestDisplay;
import signinghelper.portal.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A screen with a window manager, without which no window gets the focus, and a person at its keyboard. */
public final class TestDesktop implements AutoCloseable {
    private static final Path MANAGER = Path.of("/usr/bin/openbox");
    private static final Path KEYBOARD = Path.of("/usr/bin/xdotool");

    private final TestDisplay display;
    private final Process manager;

    private TestDesktop(TestDisplay display, Process manager) {
        this.display = display;
        this.manager = manager;
    }

    /** {@code folder} takes what the window manager writes. */
    public static TestDesktop open(Path folder) throws Exception {
        List.of(MANAGER, KEYBOARD).forEach(Needed::file);
        var display = TestDisplay.open();
        var settings = Files.writeString(
                folder.resolve("openbox.xml"),
                "<openbox_config xmlns=\"http://openbox.org/3.4/rc\"><focus><focusNew>yes</focusNew></focus>"
                        + "<theme><name>Clearlooks</name></theme></openbox_config>");
        var manager =
                start(MANAGER, List.of("--sm-disable", "--config-file", settings.toString()), display.environment());
        var desktop = new TestDesktop(display, manager);
        // Only a window manager numbers the desktops.
        Waiting.until(() -> desktop.tells("get_desktop"));
        return desktop;
    }

    private static Process start(Path program, List<String> arguments, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** As {@link TestDisplay#run}. */
    public String run(Class<?> program, List<String> arguments) throws IOException {
        return display.run(program, arguments);
    }

    /** For what shall appear here. */
    Map<String, String> environment() {
        return display.environment();
    }

    /** Waits until a window with this title has the focus; gives its number. */
    String await(String title) throws InterruptedException {
        var found = new String[] {""};
        Waiting.until(() -> {
            found[0] = ask("search", "--onlyvisible", "--name", "^" + title + "$");
            return !found[0].isEmpty() && found[0].equals(ask("getactivewindow"));
        });
        return found[0];
    }

    void awaitNone(String title) throws InterruptedException {
        Waiting.until(() ->
                ask("search", "--onlyvisible", "--name", "^" + title + "$").isEmpty());
    }

    /** Not on a command line, where everyone could read it. */
    void type(String text) throws IOException {
        var keyboard = start(KEYBOARD, List.of("type", "--delay", "30", "--file", "-"), environment());
        try (var out = keyboard.outputWriter(StandardCharsets.UTF_8)) {
            out.write(text);
        }
        assertThat(keyboard.onExit().join().exitValue()).isZero();
    }

    /** Names as xdotool has them, e.g. {@code alt+c}. */
    void press(String... keys) {
        var command = new ArrayList<>(List.of("key", "--delay", "30"));
        command.addAll(List.of(keys));
        assertThat(tells(command.toArray(String[]::new))).isTrue();
    }

    private boolean tells(String... arguments) {
        try {
            var keyboard = start(KEYBOARD, List.of(arguments), environment());
            keyboard.getInputStream().readAllBytes();
            return keyboard.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String ask(String... arguments) {
        try {
            var keyboard = start(KEYBOARD, List.of(arguments), environment());
            return new String(keyboard.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manager.destroy();
        manager.onExit().join();
        display.close();
    }
}
