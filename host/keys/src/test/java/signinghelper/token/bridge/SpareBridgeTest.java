package signinghelper.token.bridge;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.skf.BridgedSkf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Spare bridges of one host after the other, with the soft SKF library. */
class SpareBridgeTest {
    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path library;
    private Path note;

    @BeforeEach
    void findLibrary() throws IOException {
        library = new BridgedSkf(folder.resolve("skf")).library("packed-32");
        note = folder.resolve("bridge-needed");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private BridgeLaunch wanted() {
        return BridgeProgram.launch(
                Path.of(System.getProperty("java.home")), "skf", "soft", library, List.of("DIGEST_INFO"));
    }

    private Process start(SpareBridge spare, BridgeLaunch launch) throws IOException {
        var process = spare.before(launch).start();
        started.add(process);
        return process;
    }

    private SpareBridge ofHost() {
        var spare = new SpareBridge(note);
        spare.startIfUsual();
        return spare;
    }

    private boolean isNamedIn(String file, Process process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1)
                .contains(library.toString());
    }

    @Test
    void firstHostStartsABridgeForItsLibraryAndTheNextHasOneThatIsToldOfIt() throws Exception {
        var ofFirst = start(ofHost(), wanted());
        assertThat(isNamedIn("cmdline", ofFirst)).isTrue();

        var second = ofHost();
        assertThat(note)
                .as("a host that needs no bridge leaves none to the next")
                .doesNotExist();
        var ofSecond = start(second, wanted());
        assertThat(isNamedIn("cmdline", ofSecond)).isFalse();
        assertThat(note).exists();

        var pipe = new FrameStream(ofSecond.getInputStream(), ofSecond.getOutputStream());
        pipe.write(new Frame(Frame.Kind.CALL, RecordWriter.write(BridgeCall.class, new BridgeCall.ListTokens())));
        assertThat(pipe.read().orElseThrow().kind()).isEqualTo(Frame.Kind.RESULT);
        assertThat(isNamedIn("maps", ofSecond)).isTrue();
    }

    @Test
    void aSpareBridgeServesOneLibraryAlone() throws Exception {
        Files.createFile(note);
        var host = ofHost();

        assertThat(isNamedIn("cmdline", start(host, wanted()))).isFalse();
        host.startIfUsual();
        assertThat(isNamedIn("cmdline", start(host, wanted()))).isTrue();
    }

    @Test
    void anotherCommandIsStartedByItself() throws Exception {
        Files.createFile(note);
        var host = ofHost();
        var ofOtherJava = new ArrayList<>(wanted().command());
        ofOtherJava.add(1, "-Xshare:auto");

        assertThat(isNamedIn("cmdline", start(host, wanted().with(Map.of("SOFTSKF_HOME", folder.toString())))))
                .isTrue();
        assertThat(isNamedIn("cmdline", start(host, new BridgeLaunch(ofOtherJava, Map.of()))))
                .isTrue();
        assertThat(isNamedIn("cmdline", start(host, wanted()))).isFalse();
    }

    @Test
    void aSpareBridgeThatHasEndedIsNotUsed() throws Exception {
        Files.createFile(note);
        var host = ofHost();
        host.end();

        assertThat(isNamedIn("cmdline", start(host, wanted()))).isTrue();
    }

    @Test
    void aSpareBridgeThatWasKilledIsNotUsed() throws Exception {
        Files.createFile(note);
        var before = ProcessHandle.current().children().toList();
        var host = ofHost();
        var spare = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .findAny()
                .orElseThrow();
        spare.destroyForcibly();
        spare.onExit().join();

        assertThat(isNamedIn("cmdline", start(host, wanted()))).isTrue();
    }

    @Test
    void aSpareBridgeEndsWithItsHostWithoutArguments() throws Exception {
        var launch =
                BridgeLaunch.of(Path.of(System.getProperty("java.home")), BridgeProgram.class.getName(), List.of());
        var child = launch.start();
        started.add(child);
        child.getOutputStream().close();

        assertThat(child.waitFor()).isZero();
        assertThat(child.getInputStream().readAllBytes()).isEmpty();
    }
}
