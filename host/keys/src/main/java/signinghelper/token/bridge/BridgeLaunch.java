package signinghelper.token.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Command that starts this program again, as a bridge or as another child.
 *
 * @param command program and arguments; never a secret, because every user of the computer can read them
 * @param environment variables in addition to those of the host
 */
public record BridgeLaunch(List<String> command, Map<String, String> environment)
        implements BridgePreparation, BridgeStart {
    /** Variables that could give unintended options or output to Java. */
    private static final Set<String> UNWANTED =
            Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    /** Variable of the launcher with the class archive that it has chosen; empty or missing without one. */
    private static final String CLASS_ARCHIVE = "SIGNING_HELPER_CLASSES";

    /** Archive beside that one, with what a bridge loads alone: Java moves, and so copies, the whole of an archive. */
    private static final String CLASS_ARCHIVE_OF_BRIDGE = "bridge.jsa";

    /**
     * The archive is relocated in memory, as is Java's
     * default, because a vendor's library is in the same process. A crash writes neither core nor report, since both
     * may contain the PIN; only a line in the log. JVM messages go to stderr (both {@code -Xlog}, in this order).
     */
    private static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-XX:-UsePerfData",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true");

    public BridgeLaunch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Creates the command that starts the running program again, as a bridge.
     *
     * @param javaHome of the Java that fits the library
     * @param mainClass of this program
     */
    public static BridgeLaunch of(Path javaHome, String mainClass, List<String> arguments) {
        return of(
                javaHome,
                mainClass,
                arguments,
                List.of(),
                classArchive(javaHome).map(BridgeLaunch::ofBridge));
    }

    /**
     * Creates the command that starts the running program again, as another child.
     *
     * @param options for Java, which take the place of a bridge's
     */
    public static BridgeLaunch of(Path javaHome, String mainClass, List<String> arguments, List<String> options) {
        return of(javaHome, mainClass, arguments, options, classArchive(javaHome));
    }

    private static BridgeLaunch of(
            Path javaHome, String mainClass, List<String> arguments, List<String> options, Optional<Path> archive) {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        archive.ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
        command.addAll(List.of("-cp", ProgramClassPath.read(), mainClass));
        command.addAll(arguments);
        return new BridgeLaunch(command, Map.of());
    }

    /**
     * Returns the class archive that the launcher has given this program. Another Java could not use it, and would then
     * not use its own either.
     */
    private static Optional<Path> classArchive(Path javaHome) {
        return javaHome.equals(Path.of(System.getProperty("java.home")))
                ? Optional.ofNullable(System.getenv(CLASS_ARCHIVE))
                        .filter(archive -> !archive.isEmpty())
                        .map(Path::of)
                : Optional.empty();
    }

    private static Path ofBridge(Path archive) {
        var own = archive.resolveSibling(CLASS_ARCHIVE_OF_BRIDGE);
        return Files.exists(own) ? own : archive;
    }

    /** Returns a copy with further variables. */
    public BridgeLaunch with(Map<String, String> variables) {
        return new BridgeLaunch(command, variables);
    }

    /** Returns itself: the library needs no inspection. */
    @Override
    public BridgeLaunch prepare() {
        return this;
    }

    @Override
    public Process start() throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(UNWANTED);
        return builder.start();
    }
}
