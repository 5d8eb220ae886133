package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program, with the system's Java, where the class archive beside it is missing or of no use. */
@Tag("slow")
@Tag("full")
class OwnClassArchiveTest {
    @TempDir
    private Path folder;

    private Path own() {
        return folder.resolve("state/signing-helper-demo/classes.jsa");
    }

    /** Opens a session, stays until the note of an archive is written, and ends well. */
    private void session(Installation installation, Path launcher) throws Exception {
        var note = own().resolveSibling("classes.of");
        Files.deleteIfExists(note);
        try (var host = installation.start(new ProcessBuilder(launcher.toString()))) {
            assertThat(host.next().path("method").asText()).isEqualTo("hello");
            var opened = host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN);
            assertThat(opened.at("/result/profile").asText()).isEqualTo("demo");
            Eventually.isTrue(() -> Files.exists(note));
            host.endInput();
            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }

    /** The JVM itself says where it had the program from; {@code -Xshare:on} would not start without an archive that fits. */
    private void startsFromIt(Installation installation, Path launcher) throws Exception {
        var loaded = folder.resolve("loaded.txt");
        var options = installation.install().resolve("java.options");
        var before = Files.readString(options);
        Files.writeString(options, before + "-Xshare:on\n-Xlog:class+load:file=" + loaded + "\n");
        assertThat(Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "--version")))
                        .exitCode())
                .isZero();
        Files.writeString(options, before);
        assertThat(loaded).content().contains("signinghelper.app.Main source: shared objects file");
    }

    @Test
    void isMadeWhereThereIsNone() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);

        session(installation, launcher);

        assertThat(installation.install().resolve("classes.jsa")).doesNotExist();
        startsFromIt(installation, launcher);
    }

    /** The archive is mapped into the bridge's memory exactly when Java has accepted it. */
    @Test
    void aBridgeStartsFromTheOneBesideIt() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);
        session(installation, launcher);
        var ofBridge = own().resolveSibling("bridge.jsa");
        assertThat(Files.size(ofBridge)).isLessThan(Files.size(own()) / 2);
        Files.createFile(own().resolveSibling("bridge-needed"));

        try (var host = installation.start(new ProcessBuilder(launcher.toString()))) {
            host.next();
            host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN);

            Eventually.until(
                    "a bridge that has mapped it",
                    () -> host.children().stream().anyMatch(child -> hasMapped(child, ofBridge)));
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }
    }

    private static boolean hasMapped(ProcessHandle process, Path file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"))
                    .contains(file.toString());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aSessionThatEndsMeanwhileLeavesNothingAndTheNextOneMakesIt() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var options = installation.install().resolve("java.options");
        Files.writeString(options, Files.readString(options) + "-Djava.io.tmpdir=" + temporary + "\n");
        try (var host = installation.start(new ProcessBuilder(launcher.toString()))) {
            assertThat(host.next().path("method").asText()).isEqualTo("hello");
            host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN);
            Eventually.until("an archive is being made", () -> holdsAMakersFolder(temporary));
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }

        assertThat(holdsAMakersFolder(temporary)).isFalse();
        assertThat(own().resolveSibling("classes.of")).doesNotExist();
        session(installation, launcher);
        startsFromIt(installation, launcher);
    }

    private static boolean holdsAMakersFolder(Path temporary) throws IOException {
        try (var found = Files.list(temporary)) {
            return found.anyMatch(file -> file.getFileName().toString().startsWith("signing-helper-classes"));
        }
    }

    @Test
    void aDamagedOneIsIgnoredAndMadeAnew() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);
        Files.writeString(installation.install().resolve("classes.jsa"), "damaged");

        session(installation, launcher);
        startsFromIt(installation, launcher);

        Files.writeString(own(), "damaged too");
        session(installation, launcher);
        startsFromIt(installation, launcher);
    }

    /** Starts the same program by another Java than the one that made its archive. */
    @Test
    void anotherJavaIgnoresItAndGetsItsOwn() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation);
        assertThat(Ran.of(installation.prepare(new ProcessBuilder(launcher.toString(), "class-archive"))))
                .isEqualTo(new Ran(0, "", ""));
        startsFromIt(installation, launcher);
        var other = installation.with(Map.of("JAVA_HOME", anotherJava().toString()));

        session(other, launcher);

        startsFromIt(other, launcher);
    }

    private Path anotherJava() throws IOException, InterruptedException {
        var java = folder.resolve("another-java");
        var linking = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        "java.se,jdk.accessibility,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.localedata,"
                                + "jdk.unsupported,jdk.zipfs",
                        "--output",
                        java.toString()))
                .inheritIO()
                .start();
        assertThat(linking.waitFor()).isZero();
        return java;
    }
}
