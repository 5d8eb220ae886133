package signinghelper.app;

import signinghelper.profile.DriverLibrary;
import signinghelper.support.LogFile;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.AbruptExit;
import signinghelper.token.bridge.BridgeChild;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgedKind;
import signinghelper.token.bridge.PrivateStreams;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * {@code bridge KIND NAME LIBRARY}: a native library in a separate process, driven through standard input and output.
 */
final class BridgeMode {
    static final String NAME = "bridge";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int LEAST_ARGUMENTS = 3;

    private BridgeMode() {}

    /**
     * Returns the command that starts this program again as a bridge.
     *
     * @param loader that fits the library
     */
    static BridgeLaunch launch(DriverLibrary driver, Path library, JavaHomes.Loader loader) {
        var arguments = new ArrayList<>(List.of(NAME, driver.kind().word(), driver.name(), library.toString()));
        arguments.addAll(driver.options());
        arguments.addAll(loader.options());
        return BridgeLaunch.of(loader.javaHome(), Main.class.getName(), arguments);
    }

    /** Returns the command for a library of the system, with this Java; the driver has the kind's name. */
    static BridgeLaunch launch(BridgedKind kind, Path library) {
        return BridgeLaunch.of(
                Path.of(System.getProperty("java.home")),
                Main.class.getName(),
                List.of(NAME, kind.word(), kind.word(), library.toString()));
    }

    /** Returns every kind that has a class; loads no driver of them. */
    static List<BridgedKind> kinds() {
        return ServiceLoader.load(BridgedKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static int run(List<String> arguments, OutputStream out) {
        BridgeChild.loadJson();
        var driver = driver(arguments);
        if (driver.isEmpty()) {
            System.err.println(usage());
            return WRONG_USE;
        }
        try {
            serve(driver.get(), out);
            return DONE;
        } catch (IOException | LinkageError e) {
            System.err.println("signing-helper: " + e.getMessage());
            return FAILED;
        }
    }

    private static String usage() {
        var words = kinds().stream().map(BridgedKind::word).collect(Collectors.joining("|"));
        return "usage: signing-helper bridge " + words + " NAME LIBRARY [OPTION]";
    }

    /** Creates the driver without loading the library. */
    private static Optional<TokenDriver> driver(List<String> arguments) {
        if (arguments.size() < LEAST_ARGUMENTS) {
            return Optional.empty();
        }
        var options = arguments.subList(LEAST_ARGUMENTS, arguments.size());
        return kinds().stream()
                .filter(kind -> kind.word().equals(arguments.get(0)))
                .findAny()
                .flatMap(kind -> kind.driver(arguments.get(1), Path.of(arguments.get(2)), options));
    }

    private static void serve(TokenDriver driver, OutputStream out) throws IOException {
        var streams = PrivateStreams.take(out, new FileOutputStream(FileDescriptor.err));
        var log = new PrintStream(streams.log(), true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        LogFile.openOnStandardError();
        // Unbuffered, so that no buffer keeps a PIN.
        var in = new FileInputStream(FileDescriptor.in);
        new BridgeChild(driver, in, streams.frames()).run();
        new AbruptExit().exit(DONE);
    }
}
