package signinghelper.app;

import signinghelper.support.LogFile;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.AbruptExit;
import signinghelper.token.bridge.BridgeChild;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.PrivateStreams;
import signinghelper.token.pkcs11.Pkcs11Driver;
import signinghelper.token.windows.WindowsStoreDriver;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code bridge pkcs11 NAME LIBRARY} or {@code bridge windows NAME -}: a native library in a process of its own, driven through standard input and output. */
final class BridgeMode {
    static final String NAME = "bridge";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final String PKCS11 = "pkcs11";
    private static final String WINDOWS = "windows";

    private BridgeMode() {}

    /** How this program is started once more as a bridge to a PKCS#11 library, with the Java that runs now. */
    static BridgeLaunch pkcs11(String driver, Path library) {
        return BridgeLaunch.of(
                Path.of(System.getProperty("java.home")),
                Main.class.getName(),
                List.of(NAME, PKCS11, driver, library.toString()));
    }

    /** The same as a bridge to Windows' certificate store. */
    static BridgeLaunch windowsStore(String driver) {
        return BridgeLaunch.of(
                Path.of(System.getProperty("java.home")), Main.class.getName(), List.of(NAME, WINDOWS, driver, "-"));
    }

    static int run(List<String> arguments, OutputStream out) {
        if (arguments.size() != 3 || !List.of(PKCS11, WINDOWS).contains(arguments.get(0))) {
            System.err.println("usage: signing-helper bridge pkcs11 NAME LIBRARY | bridge windows NAME -");
            return WRONG_USE;
        }
        try {
            serve(driver(arguments), out);
            return DONE;
        } catch (IOException e) {
            System.err.println("signing-helper: " + e.getMessage());
            return FAILED;
        }
    }

    /** Nothing of the library is touched yet. */
    private static TokenDriver driver(List<String> arguments) {
        var name = arguments.get(1);
        return arguments.get(0).equals(WINDOWS)
                ? WindowsStoreDriver.ofCurrentUser(name)
                : new Pkcs11Driver(name, Path.of(arguments.get(2)));
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
