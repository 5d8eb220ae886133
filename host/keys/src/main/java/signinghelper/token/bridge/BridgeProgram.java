package signinghelper.token.bridge;

import signinghelper.log.LogFile;
import signinghelper.platform.NativeLibraries;
import signinghelper.token.TokenDriver;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entry point of a bridge, with the arguments {@code KIND NAME LIBRARY [OPTION]}: a native library in a separate process,
 * driven through standard input and output. Without arguments it is a {@link SpareBridge}, which gets them there.
 */
public final class BridgeProgram {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int LEAST_ARGUMENTS = 3;

    private BridgeProgram() {}

    /**
     * Returns the command that starts it on the class path of this process.
     *
     * @param javaHome of the Java that fits the library
     * @param kind {@linkplain BridgedKind#word word} of its kind
     * @param name of the driver, on the wire and in the log
     * @param options of the kind; empty for none
     */
    public static BridgeLaunch launch(Path javaHome, String kind, String name, Path library, List<String> options) {
        var arguments = new ArrayList<>(List.of(kind, name, library.toString()));
        arguments.addAll(options);
        return BridgeLaunch.of(javaHome, BridgeProgram.class.getName(), arguments);
    }

    /** Exit codes: 0, 1 when the library cannot be held, and 2 for arguments that name no library of a kind. */
    public static void main(String[] arguments) {
        var frames = new FileOutputStream(FileDescriptor.out);
        // Output that a library prints must not get between the frames.
        System.setOut(System.err);
        NativeLibraries.use();
        System.exit(run(List.of(arguments), frames));
    }

    static int run(List<String> arguments, OutputStream out) {
        if (!arguments.isEmpty() && driver(arguments).isEmpty()) {
            System.err.println(usage());
            return WRONG_USE;
        }
        try {
            serve(arguments, out);
            return DONE;
        } catch (IOException | LinkageError e) {
            System.err.println("signing-helper: " + e.getMessage());
            return FAILED;
        }
    }

    private static String usage() {
        var words = kinds().map(BridgedKind::word).collect(Collectors.joining("|"));
        return "arguments of a bridge: " + words + " NAME LIBRARY [OPTION]";
    }

    private static Stream<BridgedKind> kinds() {
        return BridgedKind.all().stream();
    }

    /** Creates the driver without loading the library. */
    private static Optional<TokenDriver> driver(List<String> arguments) {
        if (arguments.size() < LEAST_ARGUMENTS) {
            return Optional.empty();
        }
        var options = arguments.subList(LEAST_ARGUMENTS, arguments.size());
        return kinds().filter(kind -> kind.word().equals(arguments.get(0)))
                .findAny()
                .flatMap(kind -> kind.driver(arguments.get(1), Path.of(arguments.get(2)), options));
    }

    private static void serve(List<String> arguments, OutputStream out) throws IOException {
        var streams = PrivateStreams.take(out, new FileOutputStream(FileDescriptor.err));
        var log = new PrintStream(streams.log(), true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        LogFile.openOnStandardError();
        // Unbuffered, so that no buffer keeps a PIN.
        var in = new FileInputStream(FileDescriptor.in);
        driver(arguments.isEmpty() ? told(in) : arguments)
                .ifPresent(driver -> new BridgeChild(driver, in, streams.frames()).run());
        new AbruptExit().exit(DONE);
    }

    /** Waits for the arguments with the drivers' classes loaded, and no library. */
    private static List<String> told(InputStream in) throws IOException {
        kinds().forEach(kind -> kind.driver("", Path.of(""), List.of()));
        return SpareBridge.arguments(in);
    }
}
