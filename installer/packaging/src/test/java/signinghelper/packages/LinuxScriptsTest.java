package signinghelper.packages;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts of the .deb as dpkg calls them, with a folder of the test's in the place of the system's root. */
class LinuxScriptsTest {
    @TempDir
    Path folder;

    private Path root;
    private Path program;

    @BeforeEach
    void install() throws IOException {
        root = folder.resolve("root");
        program = Files.createDirectories(root.resolve("opt/signing-helper-demo"));
        var launcher = Files.writeString(program.resolve("signing-helper"), "#!/bin/sh\necho \"$1\" >>called\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(root.resolve("tmp"));
    }

    private void call(String script, String... arguments) throws IOException, InterruptedException {
        var text = Files.readString(Path.of("linux/control").resolve(script))
                .replace("[[name]]", "signing-helper-demo")
                .replace("[[folders]]", "/usr/share/applications /etc/chromium")
                .replaceAll("(?<=[ =>])/(var|usr|etc|opt|tmp)(?=[/ ;])", root + "/$1");
        var command = new ArrayList<>(
                List.of("sh", Files.writeString(folder.resolve(script), text).toString()));
        command.addAll(List.of(arguments));
        Tool.run(folder, command);
    }

    /** dpkg's trigger says that a Java of the system has changed. */
    @Test
    void anotherJavaGetsAClassArchiveOfItsOwn() throws Exception {
        call("postinst", "triggered", "/usr/lib/jvm");

        assertThat(program.resolve("called")).hasContent("class-archive");
    }

    @Test
    void aRemovalTakesWhatWasMadeHereAndAnUpdateLeavesTemporaryFiles() throws Exception {
        var archive = Files.createFile(program.resolve("classes.jsa"));
        var ofBridge = Files.createFile(program.resolve("bridge.jsa"));
        var left = Files.createDirectory(root.resolve("tmp/signing-helper-classes1"));
        Files.createFile(left.resolve("in-use"));
        var other = Files.createDirectory(root.resolve("tmp/other"));

        call("prerm", "upgrade", "1.1.0");
        assertThat(archive).doesNotExist();
        assertThat(ofBridge).doesNotExist();
        assertThat(left).exists();

        call("prerm", "remove");
        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void foldersThatWereThereBeforeStayAndNoOther() throws Exception {
        var before = Files.createDirectories(root.resolve("usr/share/applications"));
        call("preinst", "install");
        // With the package dpkg removes the folders that are empty.
        Files.delete(before);

        call("postrm", "remove");
        assertThat(before).isDirectory();
        assertThat(root.resolve("etc/chromium")).doesNotExist();

        call("postrm", "purge");
        assertThat(root.resolve("var/lib/signing-helper-demo")).doesNotExist();
    }

    @Test
    void anUpdateNotesNothingAnew() throws Exception {
        call("preinst", "install");
        Files.createDirectories(root.resolve("etc/chromium"));
        call("preinst", "upgrade", "1.0.0");

        assertThat(root.resolve("var/lib/signing-helper-demo/folders")).isEmptyFile();
    }
}
