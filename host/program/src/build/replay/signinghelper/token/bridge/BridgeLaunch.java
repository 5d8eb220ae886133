package signinghelper.token.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stand-in for the command that starts a child, which then records what it loads. */
public record BridgeLaunch(List<String> command, Map<String, String> environment) implements BridgePreparation, BridgeStart {
    public static BridgeLaunch of(Path javaHome, String mainClass, List<String> arguments) {
        return of(javaHome, mainClass, arguments, List.of());
    }

    public static BridgeLaunch of(Path javaHome, String mainClass, List<String> arguments, List<String> options) {
        var recorded = System.getProperty("replay.recorded", "");
        var command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:DumpLoadedClassList=" + recorded,
                "-Djava.awt.headless=true",
                "-Duser.home=" + System.getProperty("user.home"),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        return new BridgeLaunch(command, Map.of());
    }

    public BridgeLaunch with(Map<String, String> variables) {
        return new BridgeLaunch(command, variables);
    }

    @Override
    public BridgeLaunch prepare() {
        return this;
    }

    @Override
    public Process start() throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
