package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The real launcher, with a script in Java's place that tells how it was called. */
class LauncherTest {
    private static final String TELLING_JAVA = """
            #!/bin/sh
            pwd
            printf '<%s>' "$@"
            echo
            echo "${JAVA_TOOL_OPTIONS-}${_JAVA_OPTIONS-}${JDK_JAVA_OPTIONS-}${CLASSPATH-}"
            echo "$SIGNING_HELPER_CALLED_FROM"
            echo "${LC_ALL-} ${LC_CTYPE-}"
            exit 7
            """;

    /** Where Debian's packages put the bridge to screen readers. */
    private static final Path READER = Path.of("/usr/share/java/java-atk-wrapper.jar");

    private static final String CLASS_PATH = classPath();

    @TempDir
    private Path folder;

    private Path program = Path.of("");

    @BeforeEach
    void install() throws IOException {
        program = Files.createDirectories(folder.resolve("安装 folder/versions/1.2.0"));
        for (var name : List.of("signing-helper", "java.options")) {
            Files.copy(Path.of("launcher").resolve(name), program.resolve(name));
        }
        Files.write(program.resolve(Product.FILE), TestProduct.DEMO.text());
        executable(program.resolve("signing-helper"));
        var java = Files.createDirectories(program.resolve("java/bin")).resolve("java");
        Files.writeString(java, TELLING_JAVA);
        executable(java);
    }

    private static String classPath() {
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        var libraries = Path.of("/usr/lib", machine + "-linux-gnu", "jni");
        return Files.exists(READER) && Files.exists(libraries.resolve("libatk-wrapper.so"))
                ? "<-Djava.library.path=" + libraries + "><-cp><app/*:" + READER + ">"
                : "<-cp><app/*>";
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void startsJavaInItsOwnFolderWithARelativeClassPath() throws Exception {
        var told = launch(program, Map.of("LANG", "zh_CN.UTF-8"), "sign", "a b.pdf", "@c", "");

        assertThat(told)
                .containsExactly(
                        program.toRealPath().toString(),
                        "<@java.options>" + CLASS_PATH + "<signinghelper.app.Main><sign><a b.pdf><@c><>",
                        "",
                        folder.toRealPath().toString(),
                        " ",
                        "exit code 7");
    }

    @Test
    void usesTheClassArchiveThatIsThere() throws Exception {
        Files.createFile(program.resolve("classes.jsa"));

        assertThat(launch(program, Map.of()).get(1))
                .isEqualTo(
                        "<@java.options><-XX:SharedArchiveFile=classes.jsa>" + CLASS_PATH + "<signinghelper.app.Main>");
    }

    /** It was made because the program's is missing or of no use to the Java that starts it. */
    @Test
    void prefersThePersonsOwn() throws Exception {
        Files.createFile(program.resolve("classes.jsa"));
        var state = Files.createDirectories(folder.resolve("状态 state/signing-helper-demo"));
        var own = Files.createFile(state.resolve("classes.jsa"));

        assertThat(launch(
                                program,
                                Map.of(
                                        "XDG_STATE_HOME",
                                        folder.resolve("状态 state").toString()))
                        .get(1))
                .contains("<-XX:SharedArchiveFile=" + own + ">");
        var home = Files.createDirectories(folder.resolve("home/.local/state/signing-helper-demo"));
        Files.createFile(home.resolve("classes.jsa"));
        var variables = Map.of(
                "XDG_STATE_HOME", "relative", "HOME", folder.resolve("home").toString());
        assertThat(launch(program, variables).get(1))
                .contains("<-XX:SharedArchiveFile=" + home.resolve("classes.jsa") + ">");
    }

    @Test
    void keepsOutWhatCouldPrintBetweenTheFrames() throws Exception {
        var told = launch(
                program,
                Map.of(
                        "JAVA_TOOL_OPTIONS", "-Xlog",
                        "_JAVA_OPTIONS", "-Xlog",
                        "JDK_JAVA_OPTIONS", "-Xlog",
                        "CLASSPATH", "/elsewhere"));

        assertThat(told.get(2)).isEmpty();
    }

    @Test
    void givesJavaAnEncodingWhereThereIsNone() throws Exception {
        assertThat(launch(program, Map.of()).get(4)).isEqualTo(" C.UTF-8");
        assertThat(launch(program, Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")).get(4))
                .isEqualTo(" C.UTF-8");
        assertThat(launch(program, Map.of("LC_ALL", "zh_CN.GBK")).get(4)).isEqualTo("zh_CN.GBK ");
    }

    @Test
    void aboveTheCopiesItStartsTheCurrentOne() throws Exception {
        var base = folder.resolve("安装 folder");
        Files.copy(program.resolve("signing-helper"), base.resolve("signing-helper"));
        Files.writeString(base.resolve("current"), "1.2.0\n1.1.0\n");

        assertThat(launch(base, Map.of(), "--version"))
                .startsWith(
                        program.toRealPath().toString(),
                        "<@java.options>" + CLASS_PATH + "<signinghelper.app.Main><--version>")
                .endsWith("exit code 7");
    }

    /** Calls the launcher from {@link #folder}, with these variables and no other of the user who runs the test. */
    private List<String> launch(Path place, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(place.resolve("signing-helper").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("XDG_STATE_HOME", folder.resolve("no-state").toString());
        builder.environment().putAll(variables);
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        lines.add("exit code " + process.waitFor());
        return lines;
    }
}
