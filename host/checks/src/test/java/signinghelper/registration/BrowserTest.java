package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTest {
    private static final Path SOURCES = Path.of("../browsers");

    private final WireFormat format = new WireFormat();

    @Test
    void listsBeginWithTheBrowsersThatEveryoneHas() {
        assertThat(Browser.all(format))
                .isSortedAccordingTo(Comparator.comparing(Browser::order))
                .extracting(Browser::id)
                .startsWith("edge", "chrome", "chromium");
    }

    @Test
    void everyFileOfTheFolderIsABrowserNamedAfterIt() throws IOException {
        try (var files = Files.list(SOURCES)) {
            var names = files.map(file -> file.getFileName().toString()).toList();

            assertThat(Browser.all(format))
                    .extracting(browser -> browser.id() + ".json")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void noTwoBrowsersHaveTheSamePlaceInLists() {
        assertThat(Browser.all(format)).extracting(Browser::order).doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyHasTriedIsMarked() {
        assertThat(Browser.all(format).stream().filter(Browser::verified))
                .extracting(Browser::id)
                .containsExactly("edge", "chrome", "chromium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrome", "edge", "chromium"})
    void theBrowsersOfAllSystemsAreKnownOnEach(String id) {
        var browser = TestBrowsers.of(id);

        assertThat(browser.folders(OperatingSystem.LINUX)).isPresent();
        assertThat(browser.folders(OperatingSystem.MACOS)).isPresent();
        assertThat(browser.folders(OperatingSystem.WINDOWS)).isEmpty();
        assertThat(browser.windows()).isNotNull();
    }

    @Test
    void theUsualFolderFollowsTheXdgBaseDirectories() {
        var home = Path.of("/home/person");
        var places = TestBrowsers.of("chromium").folders(OperatingSystem.LINUX).orElseThrow();

        assertThat(places.defaultUserData(Map.of(), home)).isEqualTo(home.resolve(".config/chromium"));
        assertThat(places.defaultUserData(Map.of("XDG_CONFIG_HOME", "/config"), home))
                .isEqualTo(Path.of("/config/chromium"));
    }
}
