package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.testkit.desktop.DesktopPictures;
import signinghelper.testkit.desktop.TestDesktop;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The helper window and the window for a PIN on a Java for Windows as Windows is set: larger letters, dark applications;
 * under Wine. Pictures in {@code target/pictures/windows}.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsPicturesTest {
    private static final String HELPER = "政采签章助手 - 检测与 U-Key";
    private static final String SIGNATURE = "政采签章助手 - 签名";
    private static final int NORMAL_DPI = 96;
    private static final int HALF = 128;

    private TestDesktop screen;
    private Wine wine;
    private final Map<String, Integer> normalWidths = new HashMap<>();
    private WindowsToken token;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        screen = TestDesktop.open(folder, "2560x1600");
        wine = Wine.inChina(folder.resolve("wine"), screen);
        token = WindowsToken.plugInto(wine, folder);
        WindowsBuild.copyTo(wine.drive().resolve("helper"), token);
        Files.writeString(wine.drive().resolve("bid.txt"), "投标文件");
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
        screen.close();
    }

    /** The first gives the width at 100 %. */
    @ParameterizedTest
    @CsvSource({"100, 1", "150, 1", "200, 1", "100, 0"})
    void followsWindowsScaleAndColours(int percent, int isLight) throws Exception {
        set("HKCU\\Control Panel\\Desktop", "LogPixels", NORMAL_DPI * percent / 100);
        set("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize", "AppsUseLightTheme", isLight);
        // Settings count for programs of a session that begins afterwards.
        wine.shutDown();
        look(wine.start("C:\\helper\\signing-helper-window.exe"), HELPER, "helper", percent, isLight == 1);
        var sign = "set SOFTSKF_HOME=" + token.homeOnWindows() + "&& C:\\helper\\signing-helper.exe sign C:\\bid.txt";
        look(wine.start("cmd", "/c", sign), SIGNATURE, "pin", percent, isLight == 1);
    }

    private void look(Wine.Running running, String title, String name, int percent, boolean isLight) throws Exception {
        screen.await(title);
        var file = name + "-" + percent + (isLight ? "" : "-dark") + ".png";
        var picture = new DesktopPictures(screen).takeOncePainted(Path.of("target/pictures/windows", file));

        var width = screen.sizeInFront().width;
        var normal = percent == 100 ? width : Objects.requireNonNull(normalWidths.get(name));
        normalWidths.put(name, normal);
        assertThat(width * 100.0 / normal).as(file).isCloseTo(percent, within(5.0));
        assertThat(brightness(picture) > HALF).as(file).isEqualTo(isLight);
        wine.shutDown();
        running.kill();
    }

    private void set(String key, String value, int number) throws Exception {
        wine.run("reg", "add", key, "/v", value, "/t", "REG_DWORD", "/d", Integer.toString(number), "/f");
    }

    private static double brightness(BufferedImage picture) {
        return DesktopPictures.middle(picture)
                .map(colour -> ((colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF)) / 3)
                .average()
                .orElseThrow();
    }
}
