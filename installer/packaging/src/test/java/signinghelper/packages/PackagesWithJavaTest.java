package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Both packages as users get them, with a Java inside, on a computer that has none; under Wine. */
@Tag("slow")
@Tag("full")
class PackagesWithJavaTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void needNothingElseAndLeaveNothingButTheUsersOwnData() throws Exception {
        var packages = WindowsBuild.withJava("1.0.0");
        try (var screen = TestDesktop.open(folder);
                var wine = Wine.inChina(folder.resolve("wine"), screen)) {
            var files = new HashSet<>(wine.files());
            var registry = wine.registry();
            var chrome = new Chrome(wine, WindowsBuild.browser());

            assertThat(wine.run(packages.setup().toString(), "/S").code()).isZero();
            answers(chrome);
            var installed = wine.person().resolve("AppData/Local/Programs/SigningHelper-demo");
            wine.run(installed.resolve("uninstall.exe").toString(), "/S");
            Moment.await(() -> !Files.exists(installed));
            wine.logIn();

            for (var action : List.of("/i", "/x")) {
                var msi = packages.msi().toString();
                assertThat(wine.run("msiexec", action, msi, "/qn").code()).isZero();
                if (action.equals("/i")) {
                    answers(chrome);
                    takeTheArchiveOfAll(wine);
                    killWhileAnArchiveIsMade(wine, chrome);
                }
            }

            var left = wine.files();
            left.removeAll(files);
            assertThat(left).allMatch(file -> file.contains("AppData/Local/SigningHelper-demo"));
            assertThat(wine.registry()).isEqualTo(registry);
        }
    }

    private static void answers(Chrome chrome) throws Exception {
        for (var way : List.of("direct", "cmd")) {
            var said = chrome.talk(way, "Google\\Chrome");
            assertThat(said).as(way).contains("ended 0");
            assertThat(Chrome.messages("answer", said)).hasSize(2);
        }
    }

    /** The installation has made one for everyone, so that nobody makes one of their own until it is gone. */
    private static void takeTheArchiveOfAll(Wine wine) throws IOException {
        var archive = wine.drive().resolve("Program Files/SigningHelper-demo/versions/1.0.0/classes.jsa");
        assertThat(Files.size(archive)).isGreaterThan(MEGABYTE);
        assertThat(wine.person().resolve("AppData/Local/SigningHelper-demo/classes.jsa"))
                .doesNotExist();
        assertThat(makesAnArchive(wine)).isFalse();
        Files.delete(archive);
    }

    /** Ends a host as the task manager does; the removal afterwards finds what it was making. */
    private static void killWhileAnArchiveIsMade(Wine wine, Chrome chrome) throws Exception {
        var paused = wine.drive().resolve("paused");
        var running = chrome.start("direct", "Google\\Chrome", "kill", "pause", "C:\\paused");
        Moment.await(() -> Files.exists(paused) && makesAnArchive(wine));
        Files.delete(paused);
        assertThat(running.end().said()).contains("ended 9");
        assertThat(makesAnArchive(wine)).isTrue();
    }

    private static boolean makesAnArchive(Wine wine) {
        var names = wine.drive().resolve("ProgramData").toFile().list();
        return names != null && Stream.of(names).anyMatch(name -> name.startsWith("signing-helper-classes"));
    }
}
