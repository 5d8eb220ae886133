package signinghelper.registration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Registration by the registry, as on Windows. The order in which browsers look is Chromium's. */
class WindowsRegistrationTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    private static final String HOSTS = "SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\signinghelper.host";

    private final WireFormat format = new WireFormat();
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    private Path launcher;
    private Browser chrome;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createFile(folder.resolve("signing-helper.exe"));
        chrome = Browser.find("chrome", format).orElseThrow();
    }

    private Registration registration() {
        return new Registration(new WindowsBrowserRegistry(registry, folder, format), launcher, List.of(EXTENSION));
    }

    private BrowserStatus.State state(Browser browser) {
        return registration().status(browser).state();
    }

    private static Registry.Key key(Registry.Root root, Registry.View view) {
        return new Registry.Key(root, view, HOSTS);
    }

    private Path foreign() throws IOException {
        var other = Files.createDirectories(folder.resolve("other"));
        var program = Files.createFile(other.resolve("other.exe"));
        var manifest = other.resolve("signinghelper.host.json");
        Files.write(manifest, format.toBytes(format.encode(HostManifest.of(program, List.of(EXTENSION)))));
        return manifest;
    }

    @Test
    void theKeyLeadsToAManifestBesideTheLauncher() throws IOException {
        registration().register(chrome, Scope.PERSON);

        var manifest = folder.resolve("signinghelper.host.json");
        assertThat(registry.text(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64), ""))
                .contains(manifest.toString());
        assertThat(new JsonMapper().readTree(manifest.toFile()).path("path").asText())
                .isEqualTo("signing-helper.exe");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void everyBrowserHasItsOwnKey() throws IOException {
        for (var browser : Browser.all(format)) {
            assertThat(registration().register(browser, Scope.PERSON)).contains("NativeMessagingHosts");
            assertThat(state(browser)).as(browser.id()).isEqualTo(BrowserStatus.State.REGISTERED);
        }
    }

    @Test
    void edgeAlsoFindsWhatIsRegisteredForChrome() throws IOException {
        registration().register(chrome, Scope.PERSON);

        assertThat(state(Browser.find("edge", format).orElseThrow())).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void thePersonsKeyShadowsTheComputers() throws IOException {
        registration().register(chrome, Scope.SYSTEM);
        registry.write(
                key(Registry.Root.CURRENT_USER, Registry.View.BITS_64),
                "",
                foreign().toString());

        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.SHADOWED);
    }

    @Test
    void aKeyOfAnOld32BitProgramShadowsTheComputers() throws IOException {
        registration().register(chrome, Scope.SYSTEM);
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32),
                "",
                foreign().toString());

        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.SHADOWED);
    }

    @Test
    void registeringRemovesAStaleKeyOfTheSameScope() throws IOException {
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32),
                "",
                folder.resolve("gone.json").toString());
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.BROKEN);

        registration().register(chrome, Scope.SYSTEM);

        assertThat(registry.exists(key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32)))
                .isFalse();
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void unregisteringLeavesAnotherProgramsKey() throws IOException {
        registration().register(chrome, Scope.PERSON);
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64),
                "",
                foreign().toString());

        registration().unregister(chrome, Scope.PERSON);
        registration().unregister(chrome, Scope.SYSTEM);

        assertThat(registry.exists(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64)))
                .isFalse();
        assertThat(registry.exists(key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64)))
                .isTrue();
    }

    @Test
    void theComputersKeyNeedsRights() {
        registry.withoutRights();

        assertThatThrownBy(() -> registration().register(chrome, Scope.SYSTEM)).isInstanceOf(IOException.class);
    }

    @Test
    void policiesAreReadFromBothHivesAndTheComputersCount() throws IOException {
        registration().register(chrome, Scope.PERSON);
        var policies = "SOFTWARE\\Policies\\Google\\Chrome";
        registry.with(
                new Registry.Key(Registry.Root.CURRENT_USER, Registry.View.BITS_64, policies),
                "NativeMessagingUserLevelHosts",
                1);
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);

        registry.with(
                new Registry.Key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64, policies),
                "NativeMessagingUserLevelHosts",
                0);
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.USER_LEVEL_FORBIDDEN);
    }

    @Test
    void aBlocklistForbidsUnlessAllowed() throws IOException {
        registration().register(chrome, Scope.PERSON);
        var policies = new Registry.Key(
                Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64, "SOFTWARE\\Policies\\Google\\Chrome");
        registry.with(policies.child("NativeMessagingBlocklist"), "1", "*");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.FORBIDDEN);

        registry.with(policies.child("NativeMessagingAllowlist"), "1", "signinghelper.host");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aBrowserIsThereWhenWindowsKnowsItsProgram() {
        assertThat(registration().status(chrome).isPresent()).isFalse();

        registry.with(
                new Registry.Key(
                        Registry.Root.LOCAL_MACHINE,
                        Registry.View.BITS_64,
                        "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe"),
                "",
                "C:\\chrome.exe");
        assertThat(registration().status(chrome).isPresent()).isTrue();
    }
}
