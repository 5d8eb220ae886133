package signinghelper.app;

import signinghelper.profile.DriverLibrary;
import signinghelper.support.LogFile;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.AbruptExit;
import signinghelper.token.bridge.BridgeChild;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.PrivateStreams;
import signinghelper.token.pkcs11.Pkcs11Driver;
import signinghelper.token.skf.RsaInput;
import signinghelper.token.skf.SkfDriver;
import signinghelper.token.windows.WindowsStoreDriver;

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
import java.util.stream.Stream;

/** {@code bridge KIND NAME LIBRARY}: a native library in a process of its own, driven through standard input and output. */
final class BridgeMode {
    static final String NAME = "bridge";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final String PKCS11 = "pkcs11";
    private static final String SKF = "skf";
    private static final String WINDOWS = "windows";

    private static final String USAGE = "usage: signing-helper bridge pkcs11 NAME LIBRARY"
            + " | bridge skf NAME LIBRARY [DIGEST_INFO|DIGEST] | bridge windows NAME -";

    private BridgeMode() {}

    /**
     * How this program is started once more as a bridge.
     *
     * @param javaHome of a Java that fits the library
     */
    static BridgeLaunch launch(DriverLibrary driver, Path library, Path javaHome) {
        var arguments = new ArrayList<>(List.of(NAME));
        switch (driver.kind()) {
            case PKCS11 -> arguments.addAll(List.of(PKCS11, driver.name(), library.toString()));
            case SKF ->
                arguments.addAll(List.of(
                        SKF,
                        driver.name(),
                        library.toString(),
                        driver.rsaInput().name()));
        }
        return BridgeLaunch.of(javaHome, Main.class.getName(), arguments);
    }

    /** The same as a bridge to Windows' certificate store. */
    static BridgeLaunch windowsStore(String driver) {
        return BridgeLaunch.of(
                Path.of(System.getProperty("java.home")), Main.class.getName(), List.of(NAME, WINDOWS, driver, "-"));
    }

    static int run(List<String> arguments, OutputStream out) {
        var driver = driver(arguments);
        if (driver.isEmpty()) {
            System.err.println(USAGE);
            return WRONG_USE;
        }
        try {
            serve(driver.get(), out);
            return DONE;
        } catch (IOException e) {
            System.err.println("signing-helper: " + e.getMessage());
            return FAILED;
        }
    }

    /** Nothing of the library is touched yet. */
    private static Optional<TokenDriver> driver(List<String> arguments) {
        var kind = arguments.isEmpty() ? "" : arguments.get(0);
        if (kind.equals(PKCS11) && arguments.size() == 3) {
            return Optional.of(new Pkcs11Driver(arguments.get(1), Path.of(arguments.get(2))));
        }
        if (kind.equals(WINDOWS) && arguments.size() == 3) {
            return Optional.of(WindowsStoreDriver.ofCurrentUser(arguments.get(1)));
        }
        if (kind.equals(SKF) && (arguments.size() == 3 || arguments.size() == 4)) {
            var input = arguments.size() == 3 ? RsaInput.DIGEST_INFO.name() : arguments.get(3);
            return Stream.of(RsaInput.values())
                    .filter(candidate -> candidate.name().equals(input))
                    .findAny()
                    .map(known -> new SkfDriver(arguments.get(1), Path.of(arguments.get(2)), known));
        }
        return Optional.empty();
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
