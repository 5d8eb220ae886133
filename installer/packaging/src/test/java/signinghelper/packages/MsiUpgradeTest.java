package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** An MSI that is upgraded while a browser's host runs from it; under Wine. */
@Tag("slow")
@Tag("full")
class MsiUpgradeTest {
    private static final String BROWSER = "Google\\Chrome";

    @TempDir
    Path folder;

    @Test
    void theHostThatRunsKeepsItsOwnVersion() throws Exception {
        var first = WindowsBuild.withJava("1.0.0").msi().toString();
        var second = WindowsBuild.withJava("1.1.0").msi().toString();
        try (var screen = TestDesktop.open(folder);
                var wine = Wine.inChina(folder.resolve("wine"), screen)) {
            var chrome = new Chrome(wine, WindowsBuild.browser());
            assertThat(wine.run("msiexec", "/i", first, "/qn").code()).isZero();
            var installed = wine.drive().resolve("Program Files/SigningHelper-demo");
            var java = installed.resolve("versions/1.0.0/java/conf/security/java.security");
            assertThat(java).exists();
            var paused = wine.drive().resolve("paused");
            var running = chrome.start("direct", BROWSER, "pause", "C:\\paused");
            Moment.await(() -> Files.exists(paused));

            wine.run("msiexec", "/i", second, "/qn");

            assertThat(installed.resolve("current")).hasContent("1.1.0\n");
            Files.delete(paused);
            var said = running.end().said();
            var listed = Chrome.messages("answer", said).get(1).path("result");
            assertThat(listed.path("tokens").isArray()).as(said).isTrue();
            assertThat(listed.path("faults")).as(said).isEmpty();
            // A bridge that starts now needs it, and the host had not opened it by itself.
            assertThat(java).exists();
            assertThat(chrome.talk("direct", BROWSER)).contains("\"product\":\"1.1.0\"");
        }
    }
}
