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
        assertThat(new DesktopEntry(TestProduct.DEMO, Path.of("/home/张 三/signing-helper"), "/home/张 三/a.png", true)
                        .text()
                        .lines())
                .startsWith("[Desktop Entry]", "Type=Application")
                .contains(
                        "Name=Signing Helper – Demo portal",
                        "Name[zh_CN]=政采签章助手 – 演示平台",
                        "Exec=\"/home/张 三/signing-helper\" window %F",
                        "TryExec=/home/张 三/signing-helper",
                        "Icon=/home/张 三/a.png",
                        "MimeType=application/x-signing-helper-judged;",
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
        assertThat(new DesktopEntry(
                                TestProduct.DEMO,
                                Path.of("/opt/signing-helper-demo/signing-helper"),
                                "signing-helper-demo",
                                false)
                        .text())
                .contains("Icon=signing-helper-demo\n")
                .doesNotContain("ninstall");
    }

    /** "Exec values must first be quoted, and then escaped" as any string. */
    @Test
    void quotesWhatMeansSomethingInACommandLine() {
        assertThat(new DesktopEntry(TestProduct.DEMO, Path.of("/a \"b\" $c `d` \\e %f"), "x", false)
                        .text()
                        .lines())
                .contains("Exec=\"/a \\\\\"b\\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e %%f\" window %F")
                .contains("TryExec=/a \"b\" $c `d` \\\\e %f");
    }

    @Test
    void isToldFromOneForAnotherProgram() throws Exception {
        var file = folder.resolve(DesktopEntry.fileOf(TestProduct.DEMO));
        var entry = new DesktopEntry(TestProduct.DEMO, Path.of("/a/signing-helper"), "x", true);
        assertThat(DesktopEntry.isFor(Path.of("/a/signing-helper"), file)).isFalse();

        Files.writeString(file, entry.text());

        assertThat(DesktopEntry.isFor(Path.of("/a/signing-helper"), file)).isTrue();
        assertThat(DesktopEntry.isFor(Path.of("/b/signing-helper"), file)).isFalse();
    }

    @Test
    void keepsToTheStandard() throws Exception {
        for (var path : List.of("/home/张 三/signing-helper", "/a$b`c\\d%e\"f/signing-helper")) {
            var file = Files.writeString(
                    folder.resolve(DesktopEntry.fileOf(TestProduct.DEMO)),
                    new DesktopEntry(TestProduct.DEMO, Path.of(path), path + ".png", true).text());

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
