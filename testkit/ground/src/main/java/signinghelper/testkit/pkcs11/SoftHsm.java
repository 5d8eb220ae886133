package signinghelper.testkit.pkcs11;

import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** SoftHSM2, keeping its tokens in a folder of ours. The configuration of the system or the user is left alone. */
public final class SoftHsm {
    /** The variable by which the library finds its configuration. */
    public static final String CONFIGURATION = "SOFTHSM2_CONF";

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    /** Blocks and unblocks PINs; not needed here. */
    private static final String ADMINISTRATOR_PIN = "87654321";

    /** The library, where it is installed; the first place of all where it is not. */
    public static final Path LIBRARY =
            LIBRARIES.stream().filter(Files::exists).findFirst().orElse(LIBRARIES.get(0));

    private final Path configuration;

    private SoftHsm(Path configuration) {
        this.configuration = configuration;
    }

    /**
     * Opens a SoftHSM; it has no tokens when the folder is new.
     *
     * @param folder for the configuration and the tokens
     * @throws IOException if SoftHSM2 is not installed, among others
     */
    public static SoftHsm in(Path folder) throws IOException {
        if (!Files.exists(LIBRARY)) {
            throw new IOException(
                    "SoftHSM2 is missing (Debian package softhsm2): none of " + LIBRARIES
                            + "; without this U-Key the demo starts with --software-key-only, the test kit with --token software");
        }
        var tokens = Files.createDirectories(folder.resolve("tokens"));
        var configuration = folder.resolve("softhsm2.conf");
        Files.writeString(
                configuration,
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return new SoftHsm(configuration);
    }

    public Path configuration() {
        return configuration;
    }

    /** Returns the environment of a program that shall see these tokens. */
    public Map<String, String> environment() {
        return Map.of(CONFIGURATION, configuration.toString());
    }

    /** Makes a token with nothing on it; returns its slot's id. */
    public long addToken(String label, String pin) throws IOException {
        var printed = run(
                List.of(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        pin,
                        "--so-pin",
                        ADMINISTRATOR_PIN),
                new byte[0]);
        var slot = SLOT.matcher(printed);
        if (!slot.find()) {
            throw new IOException("softhsm2-util names no slot: " + printed);
        }
        return Long.parseLong(slot.group(1));
    }

    /** Returns the id of the slot that holds the token with this label. */
    public long slot(String label) throws IOException {
        var printed = run(List.of("softhsm2-util", "--show-slots"), new byte[0]);
        var slot = Pattern.compile(
                        "Slot (\\d+)\\s(?:(?!\\nSlot ).)*?Label: +" + Pattern.quote(label) + "\\s", Pattern.DOTALL)
                .matcher(printed);
        if (!slot.find()) {
            throw new IOException("softhsm2-util names no token " + label + ": " + printed);
        }
        return Long.parseLong(slot.group(1));
    }

    /** Puts keys with their certificates on the token in a slot. */
    public void store(long slot, String pin, List<HeldPair> pairs) throws IOException {
        run(TokenFiller.command(LIBRARY, slot, pin), HeldPair.pkcs12(pairs, pin));
    }

    /**
     * Runs the command in a separate process, because the library reads its variable when it is loaded, and then stays
     * loaded.
     */
    private String run(List<String> command, byte[] input) throws IOException {
        return new ExternalProgram(command, environment()).run(input);
    }
}
