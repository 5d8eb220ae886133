package signinghelper.token.pkcs11;

import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgeProgram;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PKCS#11 library that others wrote, with the U-Keys that a test has put behind it.
 *
 * @param environment variables that the library reads
 * @param prefix program and arguments before the bridge's own command; empty for none
 * @param tokens labels of the U-Keys to be listed
 * @param pin PIN of each token
 * @param keys number of keys to sign with on each of them
 * @param end ends what was started for the library
 */
record ForeignModule(
        Path library,
        Map<String, String> environment,
        List<String> prefix,
        List<String> tokens,
        String pin,
        int keys,
        Runnable end)
        implements AutoCloseable {
    /** A Java that collects without a pause starts many times as slowly. */
    private static final BridgeDriver.Limits LIMITS =
            new BridgeDriver.Limits(Duration.ofMinutes(2), Duration.ofMinutes(5));

    ForeignModule {
        environment = Map.copyOf(environment);
        prefix = List.copyOf(prefix);
        tokens = List.copyOf(tokens);
    }

    /** Puts U-Keys behind a library, with files in an empty folder. */
    interface Maker {
        ForeignModule make(Path folder) throws Exception;
    }

    /** A library behind which nothing is plugged in. */
    static ForeignModule empty(Path library, Map<String, String> environment) {
        return new ForeignModule(library, environment, List.of(), List.of(), "", 0, () -> {});
    }

    static ForeignModule of(Path library, Map<String, String> environment, List<String> tokens, String pin, int keys) {
        return new ForeignModule(library, environment, List.of(), tokens, pin, keys, () -> {});
    }

    /** A driver whose bridge collects garbage without a pause. */
    BridgeDriver driver() {
        return driver(CollectingBridge.class);
    }

    /** A driver whose bridge is the product's own. */
    BridgeDriver usualDriver() {
        return driver(BridgeProgram.class);
    }

    private BridgeDriver driver(Class<?> bridge) {
        var launch = BridgeLaunch.of(
                Path.of(System.getProperty("java.home")),
                bridge.getName(),
                List.of("pkcs11", "foreign", library.toString()));
        var command = new ArrayList<>(prefix);
        command.addAll(launch.command());
        return new BridgeDriver("foreign", library, new BridgeLaunch(command, environment), LIMITS);
    }

    @Override
    public void close() {
        end.run();
    }
}
