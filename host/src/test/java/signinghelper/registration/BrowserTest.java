package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTest {
    private final WireFormat format = new WireFormat();

    @Test
    void theFilesNameTheBrowsers() throws IOException {
        assertThat(Browser.all(format))
                .extracting(Browser::id)
                .containsExactly("edge", "chrome", "chromium", "360", "qq");
    }

    @Test
    void whatNobodyHasTriedIsMarked() throws IOException {
        assertThat(Browser.all(format).stream().filter(browser -> !browser.verified()))
                .extracting(Browser::id)
                .containsExactly("360", "qq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrome", "edge", "chromium"})
    void theBrowsersOfAllSystemsAreKnownOnEach(String id) throws IOException {
        var browser = Browser.find(id, format).orElseThrow();

        assertThat(browser.folders(OperatingSystem.LINUX)).isPresent();
        assertThat(browser.folders(OperatingSystem.MACOS)).isPresent();
        assertThat(browser.folders(OperatingSystem.WINDOWS)).isEmpty();
        assertThat(browser.windows()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"netscape", "", "../guidance/en", "CHROMIUM", "chromium.json"})
    void aBrowserThatIsNotShippedIsNotKnown(String id) throws IOException {
        assertThat(Browser.find(id, format)).isEmpty();
    }

    @Test
    void theUsualFolderFollowsTheXdgBaseDirectories() throws IOException {
        var home = Path.of("/home/person");
        var places = Browser.find("chromium", format)
                .orElseThrow()
                .folders(OperatingSystem.LINUX)
                .orElseThrow();

        assertThat(places.defaultUserData(Map.of(), home)).isEqualTo(home.resolve(".config/chromium"));
        assertThat(places.defaultUserData(Map.of("XDG_CONFIG_HOME", "/config"), home))
                .isEqualTo(Path.of("/config/chromium"));
    }
}
