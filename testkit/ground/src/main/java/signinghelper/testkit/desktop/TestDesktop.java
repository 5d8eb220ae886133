package signinghelper.testkit.desktop;

import signinghelper.testkit.junit.Eventually;
import signinghelper.testkit.junit.Needed;

import java.awt.Dimension;
import java.awt.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A screen with a window manager, without which no window gets the focus, and a user at its keyboard. */
public final class TestDesktop implements AutoCloseable {
    private static final Path MANAGER = Path.of("/usr/bin/openbox");
    private static final Path KEYBOARD = Path.of("/usr/bin/xdotool");
    private static final Path PROPERTIES = Path.of("/usr/bin/xprop");

    private final TestDisplay display;
    private final Process manager;

    private TestDesktop(TestDisplay display, Process manager) {
        this.display = display;
        this.manager = manager;
    }

    /** {@code folder} takes what the window manager writes. */
    public static TestDesktop open(Path folder) throws Exception {
        return open(folder, TestDisplay.open());
    }

    /** {@code size} is the screen's width and height, such as {@code 1280x800}. */
    public static TestDesktop open(Path folder, String size) throws Exception {
        return open(folder, TestDisplay.open(size + "x24"));
    }

    /** Opens a desktop on {@code display}, which it closes. */
    public static TestDesktop open(Path folder, TestDisplay display) throws Exception {
        List.of(MANAGER, KEYBOARD, PROPERTIES).forEach(Needed::file);
        var settings = Files.writeString(
                folder.resolve("openbox.xml"),
                "<openbox_config xmlns=\"http://openbox.org/3.4/rc\"><focus><focusNew>yes</focusNew></focus>"
                        + "<theme><name>Clearlooks</name></theme></openbox_config>");
        var manager =
                start(MANAGER, List.of("--sm-disable", "--config-file", settings.toString()), display.environment());
        var desktop = new TestDesktop(display, manager);
        // Only a window manager numbers the desktops.
        Eventually.isTrue(() -> desktop.tells("get_desktop"));
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

    /** Runs a program like {@link TestDisplay#run}. */
    public String run(Class<?> program, List<String> arguments, String... options) throws IOException {
        return display.run(program, arguments, options);
    }

    /** Returns the environment of a program that shall appear here. */
    public Map<String, String> environment() {
        return display.environment();
    }

    /** Begins a program of the tests. */
    public Process start(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return start(Path.of(System.getProperty("java.home"), "bin/java"), command, environment());
    }

    /**
     * Waits until a window with this title has the focus; gives its number. One that asks for consent has its whole
     * title, and no more, once keys and clicks count.
     */
    public String await(String title) throws InterruptedException {
        var found = new String[] {""};
        Eventually.isTrue(() -> {
            found[0] = ask("search", "--onlyvisible", "--name", "^" + title + "$");
            return !found[0].isEmpty() && found[0].equals(ask("getactivewindow"));
        });
        return found[0];
    }

    /** Waits until a window has the focus whose keys and clicks need not count yet; gives its number. */
    public String awaitOpening(String title) throws InterruptedException {
        return await(title + ".*");
    }

    /** Gives the focus to the window with this title, from any other window. */
    public void activate(String title) throws InterruptedException {
        var window = ask("search", "--onlyvisible", "--name", "^" + title + "$");
        require("windowactivate", window);
        Eventually.isTrue(() -> ask("getactivewindow").equals(window));
    }

    /** Left edge of the window with this title, in pixels. */
    public int left(String title) {
        return place(ask("search", "--onlyvisible", "--name", "^" + title + "$")).x;
    }

    /** Upper left corner of the window with this number, in pixels. */
    public Point place(String window) {
        var told = ask("getwindowgeometry", "--shell", window);
        return new Point(number(told, "X="), number(told, "Y="));
    }

    private static int number(String told, String name) {
        return told.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> Integer.parseInt(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Width and height of the window that has the focus, in pixels. */
    public Dimension sizeInFront() {
        var told = ask("getactivewindow", "getwindowgeometry", "--shell");
        return new Dimension(number(told, "WIDTH="), number(told, "HEIGHT="));
    }

    /** Numbers of the windows whose titles begin so. */
    public List<String> windows(String title) {
        return ask("search", "--onlyvisible", "--name", "^" + title).lines().toList();
    }

    /** Returns the number of the process that shows the only window with this title; 0 when it is not the only one. */
    public long owner(String title) {
        var processes = ask("search", "--onlyvisible", "--name", "^" + title + "$", "getwindowpid", "%@");
        return processes.matches("[0-9]+") ? Long.parseLong(processes) : 0;
    }

    /** Returns true when the window manager keeps the window with this title above all others. */
    public boolean isAbove(String title) {
        var window = ask("search", "--onlyvisible", "--name", "^" + title + "$");
        return answer(PROPERTIES, "-id", window, "_NET_WM_STATE").contains("_NET_WM_STATE_ABOVE");
    }

    public void awaitNone(String title) throws InterruptedException {
        Eventually.isTrue(() ->
                ask("search", "--onlyvisible", "--name", "^" + title + "$").isEmpty());
    }

    /** Not on a command line, where everyone could read it. */
    public void type(String text) throws IOException {
        var keyboard = start(KEYBOARD, List.of("type", "--delay", "30", "--file", "-"), environment());
        try (var out = keyboard.outputWriter(StandardCharsets.UTF_8)) {
            out.write(text);
        }
        if (keyboard.onExit().join().exitValue() != 0) {
            throw new IOException("xdotool cannot type");
        }
    }

    /** Begins to type digits and lines, each key {@code gap} milliseconds after the one before. */
    public Process typeWithGaps(String text, int gap) throws IOException {
        return typeWithGaps(text, gap, 0);
    }

    /** Types after a pause. */
    public Process typeWithGaps(String text, int gap, int pause) throws IOException {
        var command = new ArrayList<>(List.of("sleep", seconds(pause)));
        text.chars().forEach(key -> {
            var name = key == '\n' ? "Return" : Character.toString(key);
            command.addAll(List.of("key", "--delay", "0", name, "sleep", seconds(gap)));
        });
        return start(KEYBOARD, command, environment());
    }

    private static String seconds(int milliseconds) {
        return Double.toString(milliseconds / 1_000.0);
    }

    /** Names as xdotool has them, e.g. {@code alt+c}. */
    public void press(String... keys) {
        var command = new ArrayList<>(List.of("key", "--delay", "30"));
        command.addAll(List.of(keys));
        require(command.toArray(String[]::new));
    }

    /**
     * Presses a key until no window has this title: one that has just come may not hear it yet.
     *
     * @param key as xdotool has it, e.g. {@code alt+c}
     * @param pause before it is pressed again; a prompt takes keys only after a while without any
     */
    public void pressUntilNone(String key, String title, Duration pause) throws InterruptedException {
        Eventually.isTrue(pause, () -> {
            if (windows(title + "$").isEmpty()) {
                return true;
            }
            ask("key", key);
            return false;
        });
    }

    private void require(String... arguments) {
        if (!tells(arguments)) {
            throw new AssertionError("xdotool refuses " + List.of(arguments));
        }
    }

    private boolean tells(String... arguments) {
        try {
            var keyboard = start(KEYBOARD, List.of(arguments), environment());
            keyboard.getInputStream().readAllBytes();
            return keyboard.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String... arguments) {
        return answer(KEYBOARD, arguments);
    }

    private String answer(Path program, String... arguments) {
        try {
            var keyboard = start(program, List.of(arguments), environment());
            return new String(keyboard.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manager.destroy();
        manager.onExit().join();
        display.close();
    }
}
