package signinghelper.token.skf;

import signinghelper.formats.Needed;
import signinghelper.platform.FolderTree;
import signinghelper.platform.OwnFolder;
import signinghelper.token.FolderCopy;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.pkcs11.Tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The soft SKF library with a home of its own. {@code softskf/README.md} says what it understands. */
public final class SoftSkf {
    /** Longer than a list waits for a driver, and short enough for a test that waits until it is over. */
    private static final BridgeDriver.Limits IMPATIENT =
            new BridgeDriver.Limits(Duration.ofSeconds(5), Duration.ofMinutes(5));

    public static final String APPLICATION = "HBCA";

    /** Layout of the library for 32-bit programs. */
    public static final String OF_32_BITS = "x86";

    private static final Path PROGRAM =
            Path.of("../installer/packaging/windows/launcher/skf32.c").toAbsolutePath();
    private static final Path BUILT = Path.of("../softskf/target").toAbsolutePath();

    private final Path home;
    private final Map<String, String> control = new TreeMap<>(Map.of("log", "1"));

    public SoftSkf(Path home) throws IOException {
        Needed.file(BUILT.resolve("built"));
        this.home = Files.createDirectories(home);
        Files.createDirectories(home.resolve("devices"));
        writeControl();
    }

    /**
     * Copy of the library in a folder that only its owner writes. A team may write the checkout, and the host then loads
     * no library below it.
     *
     * @param layout layout as in the library's file name, e.g. {@code packed-32}
     */
    public Path library(String layout) {
        var built = BUILT.resolve("libsoftskf-" + layout + ".so");
        Needed.file(built);
        try {
            var copy = OwnFolder.make(home.resolve("libraries")).resolve(built.getFileName());
            return Files.exists(copy) ? copy : Files.copy(built, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    public Map<String, String> environment() {
        return Map.of("SOFTSKF_HOME", home.toString());
    }

    /** Returns the program for libraries of 32 bits, built with this computer's compiler. */
    Path program() {
        var program = home.resolve("skf32");
        if (!Files.exists(program)) {
            Needed.file(BUILT.resolve("libsoftskf-" + OF_32_BITS + ".so"));
            try {
                Tool.run(
                        List.of(
                                "gcc",
                                "-m32",
                                "-std=gnu17",
                                "-Wall",
                                "-Wextra",
                                "-Werror",
                                "-Os",
                                "-o",
                                program.toString(),
                                PROGRAM.toString(),
                                "-ldl",
                                "-lpthread"),
                        Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return program;
    }

    BridgeLaunch launch(String layout, String... options) {
        var arguments =
                new ArrayList<>(List.of("bridge", "skf", "soft", library(layout).toString()));
        if (layout.equals(OF_32_BITS)) {
            arguments.add(options.length == 0 ? RsaInput.DIGEST_INFO.name() : options[0]);
            arguments.add(program().toString());
        } else {
            arguments.addAll(List.of(options));
        }
        return BridgeLaunch.of(Path.of(System.getProperty("java.home")), "signinghelper.app.Main", arguments)
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
        FolderCopy.make(home.resolve("devices"), home.resolve("kept"));
    }

    /** Puts the kept devices back, as if they had been plugged in again, and forgets what was set, called and told. */
    void restore() throws IOException {
        for (var name : List.of("devices", "pulled", "events", "calls")) {
            if (Files.exists(home.resolve(name))) {
                FolderTree.delete(home.resolve(name));
            }
        }
        FolderCopy.make(home.resolve("kept"), home.resolve("devices"));
        control.keySet().retainAll(Set.of("log"));
        writeControl();
    }

    /** A device that is plugged in, with one application and nothing in it. */
    public void add(String device, String label, String pin, int tries) throws IOException {
        tool(
                "new",
                device,
                "--label",
                label,
                "--serial",
                "SN-" + label,
                "--pin",
                pin,
                "--max-tries",
                Integer.toString(tries),
                "--application",
                APPLICATION);
    }

    public void store(String device, String application, String container, KeyEntry.Use use, SoftwareKey key)
            throws IOException {
        var pem = Files.writeString(home.resolve("key.pem"), key.privateKeyPem());
        var certificate = home.resolve("certificate.der");
        try {
            Files.write(certificate, key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
        var kind = use == KeyEntry.Use.SIGNATURE ? "sign" : "enc";
        tool("import", device, application, container, kind, pem.toString(), certificate.toString());
    }

    /** Puts a file into the application; {@code reader} is {@code anyone} or {@code user}. */
    public void file(String device, String name, String reader, byte[] content) throws IOException {
        var source = Files.write(home.resolve("content"), content);
        tool("file", device, APPLICATION, name, reader, source.toString());
    }

    void plug(String device) throws IOException {
        tool("plug", device);
    }

    void unplug(String device) throws IOException {
        tool("unplug", device);
    }

    int triesLeft(String device) throws IOException {
        return Integer.parseInt(tool("tries", device, APPLICATION).strip());
    }

    void unlock(String device) throws IOException {
        tool("unlock", device, APPLICATION);
    }

    /** Acts as another program that logs out the card itself. */
    void logOut(String device) throws IOException {
        tool("logout", device, APPLICATION);
    }

    private String tool(String command, String device, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(BUILT.resolve("softskf-device").toString(), command));
        line.add(home.toString());
        line.add(device);
        line.addAll(List.of(arguments));
        return Tool.run(line, Map.of());
    }

    /** A line of the library's control file, from its next call on. */
    void set(String key, String value) throws IOException {
        control.put(key, value);
        writeControl();
    }

    void clear(String key) throws IOException {
        control.remove(key);
        writeControl();
    }

    /** Whole or not at all, for the library may read meanwhile. */
    private void writeControl() throws IOException {
        var lines = control.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        var fresh = Files.write(home.resolve("control.new"), lines);
        Files.move(fresh, home.resolve("control"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the number of calls of a function until now, with any result. */
    int calls(String function) throws IOException {
        var file = home.resolve("calls");
        return Files.exists(file)
                ? (int) Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(function + " "))
                        .count()
                : 0;
    }
}
