package signinghelper.packages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Packages of two portals on one computer, under Wine: each answers for itself, and removing one leaves the other. */
@Tag("slow")
@Tag("full")
class SeveralPortalsTest {
    private static final String SHORTCUT = "政采签章助手 – 湖北_A&B：50%、_$1_.lnk";
    private static final String SHORTCUT_FOR_ALL = "Signing Helper - A & B_ 50% _of_ _$1_ $(var.Name) [x].lnk";

    private Wine wine;
    private WindowsBuild.Built demo;
    private WindowsBuild.Built other;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        demo = WindowsBuild.whole("1.10.0");
        other = WindowsBuild.ofOtherPortal("1.9.0");
        wine = Wine.inChina(folder.resolve("wine"));
        WindowsJava.register(wine);
    }

    @AfterEach
    void end() throws Exception {
        wine.close();
    }

    @Test
    void setupsForOnePersonStandBesideEachOther() throws Exception {
        assertThat(wine.run(demo.setup().toString(), "/S").code()).isZero();
        var files = wine.files();
        var registry = wine.registry();

        assertThat(wine.run(other.setup().toString(), "/S").code()).isZero();

        assertThat(wine.files()).containsAll(files);
        assertThat(wine.registry()).satisfies(now -> holdsWhatWasIn(registry, now));
        var programs = wine.person().resolve("AppData/Local/Programs");
        demoAnswers();
        otherAnswers();
        var added = new TreeSet<>(wine.files());
        added.removeAll(files);
        assertThat(added).anyMatch(file -> file.endsWith("Start Menu/Programs/" + SHORTCUT));
        assertThat(wine.registry().toString())
                .contains("\"DisplayName\"=\"政采签章助手 – 演示平台\"")
                .contains("\"DisplayName\"=\"政采签章助手 – 湖北/A&B：50%、\\\"$1\\\"\"");

        wine.run(programs.resolve("SigningHelper-second-portal/uninstall.exe").toString(), "/S");
        Moment.await(() -> !Files.exists(programs.resolve("SigningHelper-second-portal")));
        wine.logIn();

        assertThat(wine.files()).isEqualTo(files);
        assertThat(wine.registry()).isEqualTo(registry);
        demoAnswers();
    }

    @Test
    void packagesForAllStandBesideEachOther() throws Exception {
        msi("/i", other);
        var files = wine.files();
        var registry = wine.registry();
        assertThat(files).anyMatch(file -> file.endsWith("Start Menu/Programs/" + SHORTCUT_FOR_ALL));

        // A higher version, which would upgrade the other portal's if the two had one code.
        msi("/i", demo);

        assertThat(wine.files()).containsAll(files);
        assertThat(wine.registry()).satisfies(now -> holdsWhatWasIn(registry, now));
        demoAnswers();
        otherAnswers();

        msi("/x", demo);

        assertThat(wine.files()).isEqualTo(files);
        assertThat(new TreeMap<>(wine.registry())).isEqualTo(registry);
        otherAnswers();
    }

    /** Both portals add values to the keys of "open with", so a key may hold more. */
    private static void holdsWhatWasIn(Map<String, String> before, Map<String, String> now) {
        before.forEach((key, values) -> assertThat(now.getOrDefault(key, "").lines())
                .as(key)
                .containsAll(values.lines().toList()));
    }

    private void msi(String action, WindowsBuild.Built built) throws Exception {
        assertThat(wine.run("msiexec", action, built.msi().toString(), "/qn").code())
                .isZero();
    }

    private void demoAnswers() throws Exception {
        answers("signinghelper.demo", WindowsBuild.EXTENSIONS.get(0), "SigningHelper-demo\\\\versions\\\\1.10.0");
    }

    private void otherAnswers() throws Exception {
        answers(
                "signinghelper.second_portal",
                WindowsBuild.OTHER_EXTENSION,
                "SigningHelper-second-portal\\\\versions\\\\1.9.0");
    }

    private void answers(String host, String extension, String folder) throws Exception {
        var browser = WindowsBuild.browser().toString();
        var origin = "chrome-extension://" + extension + "/";
        var said = wine.run(browser, "direct", "Microsoft\\Edge", host, origin).said();
        assertThat(said).contains("answer intact").contains(folder + "\"").contains("ended 7");
    }
}
