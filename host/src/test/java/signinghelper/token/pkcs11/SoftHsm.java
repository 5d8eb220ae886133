package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.testkit.tool.Needed;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** SoftHSM2 with a folder of its own. It never locks a PIN and counts nothing. */
public final class SoftHsm {
    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    /** Longer than a list waits for a driver, and short enough for a test that waits until it is over. */
    static final BridgeDriver.Limits IMPATIENT = new BridgeDriver.Limits(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private static final Path TOOL = Path.of("/usr/bin/softhsm2-util");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path folder;
    private final Path configuration;

    public SoftHsm(Path folder) throws IOException {
        Needed.file(LIBRARY);
        Needed.file(TOOL);
        this.folder = folder;
        this.configuration = folder.resolve("softhsm2.conf");
        var tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    }

    public Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", configuration.toString());
    }

    /** A fresh token; gives its slot's id. */
    public long addToken(String label, String pin) throws IOException {
        var printed = Tool.run(
                List.of(
                        TOOL.toString(),
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        pin,
                        "--so-pin",
                        "87654321"),
                environment());
        var slot = SLOT.matcher(printed);
        if (!slot.find()) {
            throw new IOException(printed);
        }
        return Long.parseLong(slot.group(1));
    }

    /** A fresh token with a key that signs. */
    public void addTokenWithKey(String label, String pin) throws Exception {
        var keys = new KeyMaterial().add("signer", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature);
        store(addToken(label, pin), pin, keys);
    }

    /** Puts keys with their certificates on a token, in a process of its own. */
    public void store(long slot, String pin, KeyMaterial keys) throws IOException {
        var file = keys.write(folder.resolve("keys.p12"));
        Tool.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyImport.class.getName(),
                        LIBRARY.toString(),
                        Long.toString(slot),
                        pin,
                        file.toString()),
                environment());
    }

    BridgeDriver driver() {
        return driver(LIBRARY, Map.of());
    }

    BridgeDriver driver(Path library, Map<String, String> variables) {
        return driver(library, variables, BridgeDriver.Limits.USUAL);
    }

    BridgeDriver driver(Path library, Map<String, String> variables, BridgeDriver.Limits limits) {
        return new BridgeDriver("softhsm2", library, launch(library, variables), limits);
    }

    BridgeLaunch launch(Path library, Map<String, String> variables) {
        var all = new HashMap<>(environment());
        all.putAll(variables);
        return BridgeLaunch.of(
                        Path.of(System.getProperty("java.home")),
                        "signinghelper.app.Main",
                        List.of("bridge", "pkcs11", "softhsm2", library.toString()))
                .with(all);
    }
}
