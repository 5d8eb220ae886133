package signinghelper.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The command line.
 *
 * @param root root of the built repository
 * @param folder where the stage is set up; emptied first
 * @param port port of the portal; 0 for any free one
 * @param framingAllowed true when other sites may frame the portal; for tests
 * @param token which U-Keys there are
 * @param softwareKeyOnly without the U-Key behind PKCS#11, which needs SoftHSM2
 * @param pkcs11Library that the profile names instead of SoftHSM2's; empty path for SoftHSM2's; for tests
 * @param valkey port on loopback of a Valkey for a portal on two nodes; 0 for one node
 * @param timeStamps with an authority for time stamps, which needs OpenSSL; every signature then has one
 * @param cms form of SM2 signatures that the profile names; empty for the template's; for tests
 * @param hostOnly run the host on this process's standard input and output instead of the portal
 */
record DemoOptions(
        Path root,
        Path folder,
        int port,
        boolean framingAllowed,
        TokenKind token,
        boolean softwareKeyOnly,
        Path pkcs11Library,
        int valkey,
        boolean timeStamps,
        String cms,
        boolean hostOnly) {
    static final String USAGE = "Demo [--root DIR] [--folder DIR] [--port N] [--framing-allowed]"
            + " [--token software|skf] [--software-key-only] [--pkcs11-library FILE] [--valkey N] [--time-stamps] [--cms FORM]"
            + " [--host-only]";

    private static final int MAXIMUM_PORT = 65_535;

    /** Reads {@code arguments}; throws {@link IllegalArgumentException} with the reason. */
    static DemoOptions parse(List<String> arguments) {
        var root = Path.of("");
        var folder = Path.of("target", "demo");
        var port = 0;
        var framingAllowed = false;
        var token = TokenKind.SOFTWARE;
        var softwareKeyOnly = false;
        var pkcs11Library = Path.of("");
        var valkey = 0;
        var timeStamps = false;
        var cms = "";
        var hostOnly = false;
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            switch (option) {
                case "--root" -> root = Path.of(value(option, rest));
                case "--folder" -> folder = Path.of(value(option, rest));
                case "--port" -> port = port(option, value(option, rest));
                case "--framing-allowed" -> framingAllowed = true;
                case "--token" -> token = TokenKind.named(value(option, rest));
                case "--software-key-only" -> softwareKeyOnly = true;
                case "--pkcs11-library" -> pkcs11Library = Path.of(value(option, rest));
                case "--valkey" -> valkey = port(option, value(option, rest));
                case "--time-stamps" -> timeStamps = true;
                case "--cms" -> cms = value(option, rest);
                case "--host-only" -> hostOnly = true;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new DemoOptions(
                root.toAbsolutePath(),
                folder.toAbsolutePath(),
                port,
                framingAllowed,
                token,
                softwareKeyOnly,
                pkcs11Library,
                valkey,
                timeStamps,
                cms,
                hostOnly);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove();
    }

    private static int port(String option, String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= MAXIMUM_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + text, e);
        }
        throw new IllegalArgumentException("no such port: " + text);
    }
}
