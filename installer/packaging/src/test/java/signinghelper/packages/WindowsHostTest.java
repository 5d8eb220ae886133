package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program itself on a Java for Windows, installed by setup.exe for a person in China and started as Chrome does;
 * under Wine.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowsHostTest {
    private TestDesktop screen;
    private Wine wine;
    private Chrome chrome;
    private Path first;
    private Path second;
    private HashSet<String> filesBefore;
    private Map<String, String> registryBefore;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        first = WindowsBuild.ofProgram("1.0.0").setup();
        second = WindowsBuild.ofProgram("1.1.0").setup();
        screen = TestDesktop.open(folder);
        wine = Wine.inChina(folder.resolve("wine"), screen);
        WindowsJava.register(wine);
        chrome = new Chrome(wine, WindowsBuild.browser());
        filesBefore = new HashSet<>(wine.files());
        registryBefore = wine.registry();
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
        screen.close();
    }

    private Path installed() {
        return wine.person().resolve("AppData/Local/Programs/SigningHelper-demo");
    }

    @Test
    @Order(1)
    void installsForAPersonWhoseNameIsNotInAscii() throws Exception {
        assertThat(wine.person().getFileName()).hasToString("李 四");
        assertThat(wine.run("reg", "query", "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage", "/v", "ACP")
                        .said())
                .contains("936");

        assertThat(wine.run(first.toString(), "/S").code()).isZero();

        assertThat(installed().resolve("current")).hasContent("1.0.0\n");
        assertThat(installed().resolve("versions/1.0.0/classes.jsa")).exists();
        for (var view : List.of("/reg:32", "/reg:64")) {
            assertThat(wine.run(
                                    "reg",
                                    "query",
                                    "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\" + Chrome.HOST,
                                    "/ve",
                                    view)
                            .said())
                    .as(view)
                    .contains("signinghelper.demo.json");
        }
    }

    @Test
    @Order(2)
    void answersChromeHoweverItStartsIt() throws Exception {
        for (var way : List.of("direct", "cmd")) {
            var said = chrome.talk(way, way.equals("direct") ? "Google\\Chrome" : "Microsoft\\Edge");

            assertThat(said).as(way).contains("ended 0");
            assertThat(Chrome.messages("hello", said))
                    .singleElement()
                    .satisfies(hello ->
                            assertThat(hello.at("/params/product").asText()).isEqualTo("1.0.0"));
            var answers = Chrome.messages("answer", said);
            assertThat(answers.get(0).at("/result/profile").asText()).isEqualTo("demo");
            assertThat(answers.get(1).at("/result/tokens").isArray()).isTrue();
            assertThat(answers.get(1).at("/result/faults")).isEmpty();
        }
    }

    @Test
    @Order(3)
    void aBrowserThatEndsItLeavesNoProcess() throws Exception {
        assertThat(chrome.talk("direct", "Chromium", "kill")).contains("ended 9");

        Moment.await(() -> wine.running("java.exe").isEmpty());
    }

    @Test
    @Order(4)
    void isUpdatedWhileItRunsAndGoesBack() throws Exception {
        var paused = wine.drive().resolve("paused");
        var running = chrome.start("direct", "Google\\Chrome", "pause", "C:\\paused");
        Moment.await(() -> Files.exists(paused));

        assertThat(wine.run(second.toString(), "/S").code()).isZero();

        assertThat(installed().resolve("current")).hasContent("1.1.0\n1.0.0\n");
        Files.delete(paused);
        var said = running.end().said();
        assertThat(Chrome.messages("answer", said)).hasSize(2);
        assertThat(said).contains("ended 0");
        assertThat(chrome.talk("direct", "Google\\Chrome"))
                .contains("\"product\":\"1.1.0\"")
                .contains("ended 0");

        var launcher = installed().resolve("signing-helper.exe").toString();
        assertThat(wine.run(launcher, "rollback").code()).isZero();
        assertThat(installed().resolve("current")).content().startsWith("1.0.0\n");
        assertThat(chrome.talk("direct", "Google\\Chrome")).contains("ended 0");
    }

    @Test
    @Order(5)
    void leavesNothingButTheUsersOwnData() throws Exception {
        var killed = Files.createDirectories(wine.drive().resolve("ProgramData/signing-helper-classes1/app"));
        Files.createFile(killed.resolveSibling("in-use"));
        Files.createFile(killed.resolve("host.jar"));

        wine.run(installed().resolve("uninstall.exe").toString(), "/S");
        Moment.await(() -> !Files.exists(installed().getParent()));
        wine.logIn();

        var left = wine.files();
        left.removeAll(filesBefore);
        assertThat(left).allMatch(file -> file.contains("AppData/Local/SigningHelper-demo"));
        assertThat(wine.registry()).isEqualTo(registryBefore);
    }
}
