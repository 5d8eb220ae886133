package signinghelper.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.Product;
import signinghelper.platform.TestProduct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher alone, with programs that only say that they were started in the place of a Java. */
class LauncherJavaTest {
    private static final String ORIGIN = "chrome-extension://mmadlooolkibdajglffaiocbmahdmhfn/";
    private static final Path EXAMPLE =
            Path.of("../ground/target/generated-resources/protocol/examples/UnableNotification.json");
    private static final String SYSTEM = "/usr/bin:/bin";

    @TempDir
    private Path folder;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        var installed = Files.createDirectory(folder.resolve("installed"));
        launcher = Files.copy(
                Path.of("../../installer/installation/launcher/signing-helper"), installed.resolve("signing-helper"));
        Files.writeString(installed.resolve("java.options"), "");
        Files.write(installed.resolve(Product.FILE), TestProduct.DEMO.text());
    }

    /** Makes a Java's folder as its makers lay it out. */
    private Path java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        var program = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho started " + name + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private Ran run(String javaHome, String path, String... arguments) throws Exception {
        var builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(Map.of("JAVA_HOME", javaHome, "PATH", path));
        return Ran.of(builder);
    }

    private static String bin(Path home) {
        return home.resolve("bin") + ":" + SYSTEM;
    }

    @Test
    void startsTheJavaThatTheEnvironmentNames() throws Exception {
        var named = java("named", "17.0.1").toString();

        assertThat(run(named, bin(java("other", "21.0.1"))).out()).isEqualTo("started named\n");
    }

    @Test
    void passesOverAnOlderOrMissingOneForThatOfThePath() throws Exception {
        var path = bin(java("other", "21.0.1"));

        assertThat(run(java("old", "1.8.0_401").toString(), path).out()).isEqualTo("started other\n");
        assertThat(run(java("older", "11.0.22").toString(), path).out()).isEqualTo("started other\n");
        assertThat(run(folder.resolve("nowhere").toString(), path).out()).isEqualTo("started other\n");
    }

    @Test
    void followsALinkOnThePathToItsJava() throws Exception {
        var links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("java"), java("linked", "25").resolve("bin/java"));

        assertThat(run("", links + ":" + SYSTEM).out()).isEqualTo("started linked\n");
    }

    @Test
    void doesNotStartAnOlderOneOfThePath() throws Exception {
        var ran = run("", bin(java("old", "11.0.22")));

        assertThat(ran.out()).doesNotContain("started old");
    }

    /** A copy whose own Java was removed must say so rather than run on any other Java. */
    @Test
    void tellsTheBrowserAndTheTerminalThatThereIsNone() throws Exception {
        Files.createFile(launcher.resolveSibling("complete"));
        var path = bin(java("other", "21.0.1"));

        var started = run("", path, ORIGIN);
        assertThat(started.exitCode()).isEqualTo(65);
        assertThat(started.errors()).contains("没有找到 Java 17").contains("No Java 17 or newer was found");
        var frame = started.out().getBytes(StandardCharsets.UTF_8);
        var length = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt();
        assertThat(frame).hasSize(Integer.BYTES + length);
        var format = new ObjectMapper();
        assertThat(format.readTree(started.out().substring(Integer.BYTES)))
                .isEqualTo(format.readTree(EXAMPLE.toFile()));

        var typed = run("", path, "status");
        assertThat(typed.exitCode()).isEqualTo(65);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.errors()).isEqualTo(started.errors());
    }
}
