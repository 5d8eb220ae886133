package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DesktopEntryTest {
    @TempDir
    private Path folder;

    @Test
    void opensTheHelperWindowAndUninstalls() {
        assertThat(new DesktopEntry(Path.of("/home/张 三/signing-helper"), "/home/张 三/a.png", true)
                        .text()
                        .lines())
                .startsWith("[Desktop Entry]", "Type=Application")
                .contains(
                        "Name=Signing Helper",
                        "Name[zh_CN]=政采签章助手",
                        "Exec=\"/home/张 三/signing-helper\" window",
                        "TryExec=/home/张 三/signing-helper",
                        "Icon=/home/张 三/a.png",
                        "Actions=uninstall;")
                .endsWith(
                        "",
                        "[Desktop Action uninstall]",
                        "Name=Uninstall",
                        "Name[zh_CN]=卸载",
                        "Exec=\"/home/张 三/signing-helper\" window uninstall");
    }

    @Test
    void ofAPackageLeavesTheRemovingToTheSystem() {
        assertThat(new DesktopEntry(Path.of("/opt/signing-helper/signing-helper"), "signing-helper", false).text())
                .contains("Icon=signing-helper\n")
                .doesNotContain("ninstall");
    }

    /** "Exec values must first be quoted, and then escaped" as any string. */
    @Test
    void quotesWhatMeansSomethingInACommandLine() {
        assertThat(new DesktopEntry(Path.of("/a \"b\" $c `d` \\e %f"), "x", false)
                        .text()
                        .lines())
                .contains("Exec=\"/a \\\\\"b\\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e %%f\" window")
                .contains("TryExec=/a \"b\" $c `d` \\\\e %f");
    }

    @Test
    void isToldFromOneForAnotherProgram() throws Exception {
        var file = folder.resolve(DesktopEntry.FILE);
        var entry = new DesktopEntry(Path.of("/a/signing-helper"), "x", true);
        assertThat(entry.isFor(file)).isFalse();

        Files.writeString(file, entry.text());

        assertThat(entry.isFor(file)).isTrue();
        assertThat(new DesktopEntry(Path.of("/b/signing-helper"), "x", true).isFor(file))
                .isFalse();
    }

    @Test
    void keepsToTheStandard() throws Exception {
        for (var path : List.of("/home/张 三/signing-helper", "/a$b`c\\d%e\"f/signing-helper")) {
            var file = Files.writeString(
                    folder.resolve(DesktopEntry.FILE), new DesktopEntry(Path.of(path), path + ".png", true).text());

            assertThat(validated(file)).isEmpty();
        }
    }

    /** Returns the complaints of Debian's desktop-file-utils. */
    private static String validated(Path file) throws IOException, InterruptedException {
        var process = new ProcessBuilder("desktop-file-validate", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
