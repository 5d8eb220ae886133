package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.skf.BridgedSkf;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists of classes that an installation makes its archives from, as the build has recorded them, against what starts load. */
@Tag("slow")
class ClassListTest {
    private static final Path OF_HOST = Path.of("target/classes.lst");
    private static final Path OF_BRIDGE = Path.of("target/bridge.lst");
    private static final Pattern OF_PROGRAM = Pattern.compile(
            "\\] (signinghelper[\\w.$]*|com\\.fasterxml[\\w.$]*|com\\.sun\\.jna[\\w.$]*) source: (file|jar):");
    private static final String GENERATED = ".*(\\$\\$Lambda|\\$Proxy|/0x).*";

    @TempDir
    private Path folder;

    private static Set<String> listed(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.startsWith("@") && !line.startsWith("#"))
                .map(line -> line.replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> loaded(Path log) throws IOException {
        var found = new TreeSet<String>();
        for (var line : Files.readAllLines(log)) {
            var matcher = OF_PROGRAM.matcher(line);
            if (matcher.find() && !matcher.group(1).matches(GENERATED)) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private Installation logging(Installation installation, Path log) {
        return installation.with(Map.of("JAVA_TOOL_OPTIONS", "-Xshare:auto -Xlog:class+load:file=" + log));
    }

    @Test
    void holdsWhatAHostLoadsUntilItHasListedUKeys() throws Exception {
        var log = folder.resolve("host.txt");
        try (var host = logging(Installation.withProfile(folder), log).start()) {
            host.next();
            var session = UUID.randomUUID().toString();
            host.open(session, Installation.ORIGIN, Installation.ORIGIN);
            host.ask("1", "token.list", "{\"session\":\"" + session + "\"}");
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }

        assertThat(loaded(log)).hasSizeGreaterThan(300).contains("signinghelper.command.TokenListCommand");
        assertThat(listed(OF_HOST)).containsAll(loaded(log));
    }

    @Test
    void holdsWhatABridgeLoadsWithAnSkfLibrary() throws Exception {
        var log = folder.resolve("bridge.txt");
        var skf = new BridgedSkf(folder.resolve("skf"));
        var command = new ArrayList<>(skf.launch("packed-32").command());
        command.add(command.indexOf("-cp"), "-Xlog:class+load:file=" + log);

        var bridge = Ran.of(Installation.empty(folder).with(skf.environment()).prepare(new ProcessBuilder(command)));

        assertThat(bridge.exitCode()).isZero();
        var loaded = loaded(log);
        // JNA unpacks its library here, since no folder of native libraries lies beside a test's classes.
        loaded.remove("com.sun.jna.Native$6");
        assertThat(loaded).contains("signinghelper.token.bridge.BridgeChild");
        assertThat(listed(OF_BRIDGE))
                .containsAll(loaded)
                .contains("signinghelper.token.skf.SkfSession")
                // Java moves the whole of an archive in memory, so nothing of the host's belongs in it.
                .noneMatch(name -> name.matches("signinghelper\\.(command|session|window)\\..*"));
        assertThat(listed(OF_HOST)).contains("signinghelper.command.LoginAuthenticateCommand");
    }

    /** Recorded with a font cache present: the classes that Java loads to make the cache differ from run to run. */
    @Test
    void isOfAHomeThatKnowsItsFonts() throws IOException {
        assertThat(listed(OF_HOST))
                .contains("sun.font.FcFontConfiguration")
                .doesNotContain("sun.util.resources.TimeZoneNames");
    }

    /** A class of the tests or of the soft U-Key in the list would not be found by an installed program. */
    @Test
    void namesClassesOfTheProgramAndOfJavaAlone() throws Exception {
        namesNoOthers(OF_HOST);
        namesNoOthers(OF_BRIDGE);
    }

    private static void namesNoOthers(Path list) throws Exception {
        var urls = new ArrayList<URL>();
        for (var entry : Installation.programClassPath()) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (var program = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var strangers = listed(list).stream()
                    .filter(name -> program.getResource(name.replace('.', '/') + ".class") == null)
                    .filter(name -> Object.class.getResource("/" + name.replace('.', '/') + ".class") == null)
                    .filter(name ->
                            name.startsWith("signinghelper") || !name.matches("(java|jdk|sun|com\\.sun|javax)\\..*"))
                    .toList();

            assertThat(strangers).isEmpty();
        }
        assertThat(Files.readAllLines(list))
                .noneMatch(line -> line.contains("signinghelper/demo") || line.contains("signinghelper/testkit"));
        assertThat(List.copyOf(listed(list))).noneMatch(name -> name.matches(".*(junit|assertj|Test\\b).*"));
    }
}
