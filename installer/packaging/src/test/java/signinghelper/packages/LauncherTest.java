package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Windows' launcher under Wine with a Java for Windows, in a folder whose name is not in ASCII, started as a browser does
 * it.
 */
@Tag("full")
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LauncherTest {
    private static final String ORIGIN = "chrome-extension://mmadlooolkibdajglffaiocbmahdmhfn/";
    private static final Pattern CHILD = Pattern.compile("\"child\":\"([0-9]+)\"");

    private Wine wine;
    private WindowsBuild.Built built;
    private Path browser;
    private Path installed;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        built = WindowsBuild.whole("1.10.0");
        browser = WindowsBuild.browser();
        wine = Wine.inChina(folder.resolve("wine"));
        wine.run(
                "reg",
                "add",
                "HKCU\\SOFTWARE\\Chromium\\NativeMessagingHosts\\signinghelper.demo",
                "/d",
                "C:\\签名 助手\\signinghelper.demo.json",
                "/f");
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    @BeforeEach
    void install() throws IOException {
        installed = ProgramFolder.fresh(wine.drive().resolve("签名 助手"))
                .withAll(built.program(), "versions/1.0.0")
                .with("versions/1.0.0/portal.txt", WindowsBuild.PRODUCT.text())
                .withAll(built.launchers(), "")
                .with("current", "1.0.0\n0.9.0\n".getBytes(StandardCharsets.US_ASCII))
                .with(
                        "signinghelper.demo.json",
                        "{\"path\":\"signing-helper.exe\"}".getBytes(StandardCharsets.US_ASCII))
                .folder();
        WindowsJava.linkTo(copysJava());
    }

    private Path copysJava() {
        return installed.resolve("versions/1.0.0/java");
    }

    private String start(String way, String... more) throws Exception {
        var command = new String[5 + more.length];
        command[0] = browser.toString();
        command[1] = way;
        command[2] = "Chromium";
        command[3] = "signinghelper.demo";
        command[4] = ORIGIN;
        System.arraycopy(more, 0, command, 5, more.length);
        return wine.run(command).said();
    }

    @Test
    void bothWaysOfStartingHandThePipesOnAsTheyAre() throws Exception {
        for (var way : new String[] {"direct", "cmd"}) {
            var said = start(way);

            assertThat(said)
                    .as(way)
                    .contains("answer intact")
                    .doesNotContain("CHANGED")
                    .contains("ended 7");
            assertThat(said)
                    .contains("\"folder\":\"C:\\\\签名 助手\\\\versions\\\\1.0.0\"")
                    .contains("\"from\":\"C:\\\\签名 助手\"");
            assertThat(said)
                    .contains("\"arguments\":\"" + ORIGIN + "|--parent-window=0\"")
                    .contains("\"classPath\":\"app\\\\host.jar\"");
        }
    }

    /** Wine's environment has it: see there. */
    @Test
    void whatWouldMakeJavaSpeakIsTakenFromTheEnvironment() throws Exception {
        assertThat(start("direct")).contains("\"options\":\"read\"");
    }

    @Test
    void argumentsArriveAsTheyWere() throws Exception {
        var arguments =
                List.of("two words", "", "a\"b", "C:\\end\\", "C:\\two words\\", "\\\\\"x", "%PATH%", "arguments");
        var command = new ArrayList<>(List.of(windows("signing-helper.exe")));
        command.addAll(arguments);

        var said = wine.run(command.toArray(String[]::new)).said();

        assertThat(said).endsWith("<" + String.join("><", arguments) + ">");
    }

    @Test
    void theStartMenusLauncherOpensTheWindow() throws Exception {
        Files.writeString(installed.resolve("signinghelper.demo.json"), "{\"path\":\"signing-helper-window.exe\"}");

        assertThat(start("direct")).contains("\"arguments\":\"window|" + ORIGIN);
    }

    @Test
    void endingTheLauncherEndsJavaAndWhatItStarted() throws Exception {
        var said = start("direct", "kill");

        assertThat(said).contains("ended 9");
        var child = CHILD.matcher(said);
        assertThat(child.find()).isTrue();
        assertThat(child.group(1)).isNotEqualTo("0");
        assertThat(wine.run("taskkill", "/f", "/pid", child.group(1)).code()).isNotZero();
    }

    @Test
    void aClassArchiveIsUsedWhereThereIsOne() throws Exception {
        Files.writeString(installed.resolve("versions/1.0.0/classes.jsa"), "");

        assertThat(start("direct")).contains("\"archive\":\"classes.jsa\"");
    }

    @Test
    void thePersonsOwnClassArchiveIsThatOfThePortal() throws Exception {
        var data = wine.person().resolve("AppData/Local");
        var others = Files.createDirectories(data.resolve("SigningHelper-demo-2"));
        Files.createFile(others.resolve("classes.jsa"));
        assertThat(start("direct")).contains("\"archive\":\"\"");

        var own = Files.createDirectories(data.resolve("SigningHelper-demo"));
        Files.createFile(own.resolve("classes.jsa"));

        assertThat(start("direct")).contains("Local\\\\SigningHelper-demo\\\\classes.jsa\"");
        ProgramFolder.removed(own);
    }

    @Test
    void aCopyOfNoKnownPortalIsNotStarted() throws Exception {
        var file = installed.resolve("versions/1.0.0/portal.txt");
        var damaged = List.of(
                "",
                "demo",
                "demo\n演示\nDemo",
                "..\\demo\n演示\nDemo\n",
                "-demo\n演示\nDemo\n",
                "demo\n\nDemo\n",
                "d".repeat(33) + "\n演示\nDemo\n",
                "demo\n" + "演".repeat(4096) + "\nDemo\n");
        for (var text : damaged) {
            Files.writeString(file, text);
            notStarted(text);
        }
        Files.write(file, "demo\n演示\nDemo\n".getBytes(Charset.forName("GBK")));
        notStarted("GBK");
        Files.delete(file);
        notStarted("missing");
    }

    private void notStarted(String why) throws Exception {
        var ended = wine.run(windows("signing-helper.exe"), "self-test");
        assertThat(ended.code()).as(why).isEqualTo(64);
        assertThat(ended.said()).as(why).contains("请重新安装").contains("install it again");
    }

    @Test
    void aCopyByItselfNeedsNoPointer() throws Exception {
        Files.delete(installed.resolve("current"));
        new ProgramFolder(installed).withAll(built.program(), "").with("portal.txt", WindowsBuild.PRODUCT.text());
        WindowsJava.linkTo(installed.resolve("java"));

        assertThat(start("direct")).contains("answer intact").contains("\"folder\":\"C:\\\\签名 助手\"");
    }

    @Test
    void aPointerCannotLeadOutOfTheFolder() throws Exception {
        for (var pointer : new String[] {"..\\..\\windows\n", "..\n", "\n", "a".repeat(200)}) {
            Files.writeString(installed.resolve("current"), pointer);

            var ended = wine.run(windows("signing-helper.exe"));

            assertThat(ended.code()).as(pointer).isEqualTo(64);
            assertThat(ended.said()).contains("请重新安装").contains("install it again");
        }
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        Files.delete(copysJava());

        var ended = wine.run(windows("signing-helper.exe"));

        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.said())
                .contains("没有找到 Java 17")
                .contains("No Java 17 or newer")
                .doesNotContain("jsonrpc");
        assertThat(wine.run(windows("signing-helper.exe"), ORIGIN).said())
                .contains("D\0\0\0{\"jsonrpc\":\"2.0\",\"method\":\"unable\",\"params\":{\"code\":\"JAVA_MISSING\"}}");
    }

    @Test
    void javaHomeIsTakenWhereItIsNewEnough() throws Exception {
        Files.delete(copysJava());
        var home = wine.drive().resolve("jre");
        WindowsJava.linkToParts(home);
        wine.run("reg", "add", "HKCU\\Environment", "/v", "JAVA_HOME", "/d", "C:\\jre", "/f");
        for (var version : new String[] {"1.8.0_402", "17.0.9"}) {
            var release = "IMPLEMENTOR=\"测试\"\nJAVA_VERSION=\"" + version + "\"\n";
            Files.writeString(home.resolve("release"), release);
            var ended = wine.run(windows("signing-helper.exe"), "self-test");
            assertThat(ended.code()).as(version).isEqualTo(version.startsWith("17") ? 0 : 65);
        }
        wine.run("reg", "delete", "HKCU\\Environment", "/v", "JAVA_HOME", "/f");
    }

    @Test
    void anInstalledJavaIsFoundAndTooOldAOneIsNot() throws Exception {
        Files.delete(copysJava());
        WindowsJava.linkTo(wine.drive().resolve("jdk"));
        for (var version : new String[] {"11.0.2", "21"}) {
            wine.run("reg", "add", "HKLM\\SOFTWARE\\JavaSoft\\JDK", "/v", "CurrentVersion", "/d", version, "/f");
            wine.run(
                    "reg", "add", "HKLM\\SOFTWARE\\JavaSoft\\JDK\\" + version, "/v", "JavaHome", "/d", "C:\\jdk", "/f");
            var ended = wine.run(windows("signing-helper.exe"), "self-test");
            assertThat(ended.code()).as(version).isEqualTo(version.equals("21") ? 0 : 65);
        }
        wine.run("reg", "delete", "HKLM\\SOFTWARE\\JavaSoft", "/f");
    }

    private static String windows(String file) {
        return "C:\\签名 助手\\" + file;
    }
}
