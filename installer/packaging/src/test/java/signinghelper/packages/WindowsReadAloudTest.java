package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The window for a PIN on a Java for Windows as the Java Access Bridge tells it, where a screen reader has said that it
 * runs; under Wine.
 */
@Tag("slow")
@Tag("full")
class WindowsReadAloudTest {
    private static final String SIGNATURE = "政采签章助手 - 签名";

    @Test
    void isToldToAScreenReaderWithoutASetting(@TempDir Path folder) throws Exception {
        try (var screen = TestDesktop.open(folder);
                var wine = Wine.inChina(folder.resolve("wine"), screen)) {
            var token = WindowsToken.plugInto(wine, folder);
            WindowsBuild.copyTo(wine.drive().resolve("helper"), token);
            Files.writeString(wine.drive().resolve("bid.txt"), "投标文件");
            wine.run("reg", "add", "HKCU\\Control Panel\\Accessibility\\Blind Access", "/v", "On", "/d", "1", "/f");
            // Settings count for programs of a session that begins afterwards.
            wine.shutDown();
            var sign =
                    "set SOFTSKF_HOME=" + token.homeOnWindows() + "&& C:\\helper\\signing-helper.exe sign C:\\bid.txt";
            var signing = wine.start("cmd", "/c", sign);
            screen.await(SIGNATURE);

            var told = wine.run(
                    WindowsBuild.reader().toAbsolutePath().toString(),
                    "C:\\helper\\java\\bin\\windowsaccessbridge-64.dll");

            assertThat(told.said().lines())
                    .anyMatch(line -> line.startsWith("frame|" + SIGNATURE + "|"))
                    .anyMatch(line -> line.startsWith("password text|U-Key PIN|"))
                    .anyMatch(line -> line.startsWith("push button|取消|") && line.contains("这台电脑上的命令行"))
                    .noneMatch(line -> line.matches("(password text|check box|table|combo box)\\|\\|.*"));
            wine.shutDown();
            signing.kill();
        }
    }
}
