package signinghelper.testkit.desktop;

import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A screen of its own for programs with windows, since the tests themselves run without one. */
public final class TestDisplay implements AutoCloseable {
    private static final Path XVFB = Path.of("/usr/bin/Xvfb");
    private static final Path XRANDR = Path.of("/usr/bin/xrandr");

    /** A program that ends soon is not worth being compiled well. */
    private static final List<String> SHORT = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process server;
    private final String number;

    private TestDisplay(Process server, String number) {
        this.server = server;
        this.number = number;
    }

    public static TestDisplay open() throws IOException {
        return open("1280x800x24");
    }

    /** Two screens of 1280 x 800, the second to the right of the first. */
    public static TestDisplay openTwoScreens() throws IOException {
        Needed.file(XRANDR);
        var display = open("2560x800x24");
        display.addMonitor("left", "1280/325x800/203+0+0", "screen");
        display.addMonitor("right", "1280/325x800/203+1280+0", "none");
        return display;
    }

    /** {@code size} is width, height and depth, such as {@code 1280x800x24}. */
    public static TestDisplay open(String size) throws IOException {
        Needed.file(XVFB);
        var server = new ProcessBuilder(
                        XVFB.toString(), "-screen", "0", size, "-nolisten", "tcp", "-noreset", "-displayfd", "1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var number = server.inputReader(StandardCharsets.US_ASCII).readLine();
        if (number == null) {
            throw new IOException("Xvfb has no screen of " + size);
        }
        return new TestDisplay(server, ":" + number);
    }

    /** Makes a part of the screen a monitor of its own, as programs see it. */
    private void addMonitor(String name, String place, String output) throws IOException {
        var command = List.of(XRANDR.toString(), "--setmonitor", name, place, output);
        new ExternalProgram(command, environment()).run();
    }

    /** Returns the environment of a program that shall appear here. */
    public Map<String, String> environment() {
        return Map.of("DISPLAY", number);
    }

    /** Runs a program of the tests to its end, which must be a good one; gives what it printed. */
    public String run(Class<?> program, List<String> arguments, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(SHORT);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment());
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new AssertionError(program.getName() + " ended with " + exitCode + ": " + printed);
        }
        return printed;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
