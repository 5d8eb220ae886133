package signinghelper.token.skf;

import signinghelper.platform.FolderTree;
import signinghelper.platform.OwnFolder;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.skf.SkfControl;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.skf.SoftSkf.Pair;
import signinghelper.testkit.tool.ExternalProgram;
import signinghelper.token.FolderCopy;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgeProgram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The soft SKF library as the host reaches it, in a bridge. */
public final class BridgedSkf {
    /** Longer than a list waits for a driver, and short enough for a test that waits until it is over. */
    private static final BridgeDriver.Limits IMPATIENT =
            new BridgeDriver.Limits(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private static final Path PROGRAM =
            Path.of("../../installer/packaging/windows/launcher/skf32.c").toAbsolutePath();
    private static final Path BUILT = Path.of("../../softskf/target").toAbsolutePath();

    private final SoftSkf skf;
    private final SkfControl control;

    public BridgedSkf(Path home) throws IOException {
        Needed.file(BUILT.resolve("built"));
        skf = SoftSkf.in(BUILT, home);
        control = skf.control();
    }

    public SoftSkf devices() {
        return skf;
    }

    SkfControl control() {
        return control;
    }

    Path home() {
        return skf.home();
    }

    public Map<String, String> environment() {
        return skf.environment();
    }

    /** Copy of the library that the host loads; {@code layout} is as in its file name, e.g. {@code packed-32}. */
    public Path library(String layout) {
        Needed.file(BUILT.resolve("libsoftskf-" + layout + ".so"));
        try {
            return skf.copyLibrary(layout, OwnFolder.make(home().resolve("libraries")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A device that is plugged in, with one application and nothing in it. */
    public void add(String device, String label, String pin, int tries) throws IOException {
        skf.add(device, label, "SN-" + label, pin, "--max-tries", Integer.toString(tries));
    }

    public void store(String device, String container, KeyEntry.Use use, SoftwareKey key) throws IOException {
        store(device, SoftSkf.APPLICATION, container, use, key);
    }

    void store(String device, String application, String container, KeyEntry.Use use, SoftwareKey key)
            throws IOException {
        var pair = use == KeyEntry.Use.SIGNATURE ? Pair.SIGNATURE : Pair.ENCRYPTION;
        skf.store(device, application, container, pair, key.privateKey(), key.certificate());
    }

    /** Returns the program for libraries of 32 bits, built with this computer's compiler. */
    Path program() {
        var program = home().resolve("skf32");
        if (!Files.exists(program)) {
            Needed.file(BUILT.resolve("libsoftskf-" + SoftSkf.OF_32_BITS + ".so"));
            var compiler = List.of("gcc", "-m32", "-std=gnu17", "-Wall", "-Wextra", "-Werror", "-Os");
            var command = new ArrayList<>(compiler);
            command.addAll(List.of("-o", program.toString(), PROGRAM.toString(), "-ldl", "-lpthread"));
            try {
                new ExternalProgram(command, Map.of()).run(new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return program;
    }

    public BridgeLaunch launch(String layout, String... options) {
        var arguments = new ArrayList<String>();
        if (layout.equals(SoftSkf.OF_32_BITS)) {
            arguments.add(options.length == 0 ? RsaInput.DIGEST_INFO.name() : options[0]);
            arguments.add(program().toString());
        } else {
            arguments.addAll(List.of(options));
        }
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeProgram.launch(javaHome, "skf", "soft", library(layout), arguments)
                .with(environment());
    }

    BridgeDriver driver(String layout, String... options) {
        return new BridgeDriver("soft", library(layout), launch(layout, options), BridgeDriver.Limits.USUAL);
    }

    /** A driver that a test can wait for when the library hangs. */
    BridgeDriver impatientDriver(String layout) {
        return new BridgeDriver("soft", library(layout), launch(layout), IMPATIENT);
    }

    /** Keeps the devices as they are now, for {@link #restore}. */
    void keep() throws IOException {
        FolderCopy.make(home().resolve("devices"), home().resolve("kept"));
    }

    /** Puts the kept devices back, as if they had been plugged in again, and forgets what was set, called and told. */
    void restore() throws IOException {
        for (var name : List.of("devices", "pulled", "events", "calls")) {
            if (Files.exists(home().resolve(name))) {
                FolderTree.delete(home().resolve(name));
            }
        }
        FolderCopy.make(home().resolve("kept"), home().resolve("devices"));
        control.reset();
    }
}
