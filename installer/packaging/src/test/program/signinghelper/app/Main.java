package signinghelper.app;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Stands in for the program where launcher and setup are tested: says hello, then answers each frame with its own
 * arguments, folder and what of its environment matters, and with the message itself. Ends with 7 at the end of its
 * input, to be told from other ends. Meanwhile it holds the lock on {@code in-use}, as the program does, and has a child,
 * as the program has bridges.
 *
 * <p>{@code self-test} and {@code class-archive} succeed, but not where the folder has a file {@code broken}. Where it has
 * {@code slow} they make a file of the command's name before, and go on when {@code slow} is gone. {@code clear} does
 * nothing, {@code arguments} prints what it was given, {@code child} waits to be ended.
 */
public final class Main {
    private static final List<String> SPEAKING =
            List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");
    private static final int END = 7;
    private static final long PAUSE_MILLISECONDS = 20;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var command = arguments.length == 0 ? "" : arguments[arguments.length - 1];
        switch (command) {
            case "self-test", "class-archive" -> install(command);
            case "clear" -> System.exit(0);
            case "arguments" -> System.out.print("<" + String.join("><", arguments) + ">");
            case "child" -> Thread.sleep(Long.MAX_VALUE);
            default -> serve(arguments);
        }
    }

    private static void install(String command) throws IOException, InterruptedException {
        var slow = Path.of("slow");
        if (Files.exists(slow)) {
            Files.createFile(Path.of(command));
            while (Files.exists(slow)) {
                Thread.sleep(PAUSE_MILLISECONDS);
            }
            Files.delete(Path.of(command));
        }
        if (command.equals("class-archive")) {
            Files.write(Path.of("classes.jsa"), new byte[0]);
        }
        System.exit(Files.exists(Path.of("broken")) ? 1 : 0);
    }

    private static void serve(String[] arguments) throws IOException {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "child")
                .start();
        try (var inUse = inUse()) {
            var facts = facts(arguments) + ",\"child\":\"" + child.pid() + "\"";
            write("{\"method\":\"hello\"}");
            var in = new DataInputStream(System.in);
            while (true) {
                write("{" + facts + ",\"echo\":" + read(in) + "}");
            }
        } catch (EOFException e) {
            child.destroy();
            System.exit(END);
        }
    }

    /** Returns null where nothing made the file, as in the package for all: nothing asks for the lock there. */
    private static FileChannel inUse() throws IOException {
        var file = Path.of("in-use");
        if (!Files.exists(file)) {
            return null;
        }
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.lock(0, Long.MAX_VALUE, true);
        return channel;
    }

    private static String facts(String[] arguments) {
        var options = new StringBuilder();
        for (var variable : SPEAKING) {
            options.append(Objects.requireNonNullElse(System.getenv(variable), ""));
        }
        return fact("arguments", String.join("|", arguments))
                + "," + fact("classPath", System.getProperty("java.class.path"))
                + "," + fact("options", System.getProperty("options.file", "") + options)
                + "," + fact("archive", System.getenv("SIGNING_HELPER_CLASSES"))
                + "," + fact("folder", System.getProperty("user.dir"))
                + "," + fact("from", System.getenv("SIGNING_HELPER_CALLED_FROM"));
    }

    private static String fact(String name, String value) {
        var text = Objects.requireNonNullElse(value, "").replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + name + "\":\"" + text + "\"";
    }

    private static String read(DataInputStream in) throws IOException {
        var length = ByteBuffer.wrap(in.readNBytes(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        if (length.remaining() < Integer.BYTES) {
            throw new EOFException();
        }
        var message = new byte[length.getInt()];
        in.readFully(message);
        return new String(message, StandardCharsets.UTF_8);
    }

    private static void write(String json) throws IOException {
        var message = json.getBytes(StandardCharsets.UTF_8);
        OutputStream out = System.out;
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(message.length)
                .array());
        out.write(message);
        out.flush();
    }
}
