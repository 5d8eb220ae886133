package signinghelper.registration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Registration by the registry, as on Windows. The order in which browsers look is Chromium's. */
class WindowsRegistrationTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    private static final String HOSTS = "SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\signinghelper.demo";

    private final WireFormat format = new WireFormat();
    private final FakeRegistry registry = new FakeRegistry();

    @TempDir
    private Path folder;

    private Path launcher;
    private Browser chrome;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createFile(folder.resolve("signing-helper.exe"));
        chrome = TestBrowsers.of("chrome");
    }

    private Registration registration() {
        return new Registration(
                Browser.all(format),
                new WindowsBrowserRegistry(TestProduct.DEMO, registry, folder, folder.resolve("local"), format),
                launcher);
    }

    private void register(Browser browser, Scope scope) throws IOException {
        var changes = registration().registering(List.of(browser), scope, List.of(EXTENSION));
        registration().make(changes, change -> {});
    }

    private void unregister(Scope scope, Browser... browsers) throws IOException {
        registration().make(registration().unregistering(List.of(browsers), scope), change -> {});
    }

    private BrowserStatus.State state(Browser browser) {
        return registration().status(browser, List.of(EXTENSION)).state();
    }

    private static Registry.Key key(Registry.Root root, Registry.View view) {
        return new Registry.Key(root, view, HOSTS);
    }

    private Path foreign() throws IOException {
        var other = Files.createDirectories(folder.resolve("other"));
        var program = Files.createFile(other.resolve("other.exe"));
        var manifest = other.resolve("signinghelper.demo.json");
        Files.write(
                manifest,
                format.toBytes(format.encode(HostManifest.of(TestProduct.DEMO, program, List.of(EXTENSION)))));
        return manifest;
    }

    @Test
    void theKeyLeadsToAManifestBesideTheLauncher() throws IOException {
        register(chrome, Scope.PERSON);

        var manifest = folder.resolve("signinghelper.demo.json");
        assertThat(registry.text(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64), ""))
                .contains(manifest.toString());
        assertThat(new JsonMapper().readTree(manifest.toFile()).path("path").asText())
                .isEqualTo("signing-helper.exe");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    private List<Browser> forWindows() throws IOException {
        var browsers = Browser.all(format).stream()
                .filter(browser -> browser.windows() != null)
                .toList();
        assertThat(browsers).hasSizeGreaterThan(4);
        return browsers;
    }

    @Test
    void everyBrowserHasItsOwnKeys() throws IOException {
        for (var browser : forWindows()) {
            register(browser, Scope.PERSON);

            assertThat(state(browser)).as(browser.id()).isEqualTo(BrowserStatus.State.REGISTERED);
            assertThat(Objects.requireNonNull(browser.windows()).keys())
                    .allSatisfy(hosts -> assertThat(registry.text(personal(hosts), ""))
                            .contains(manifest().toString()));
        }
    }

    private static Registry.Key personal(String hosts) {
        return new Registry.Key(Registry.Root.CURRENT_USER, Registry.View.BITS_64, hosts)
                .child(TestProduct.DEMO.hostName());
    }

    private Path manifest() {
        return folder.resolve("signinghelper.demo.json");
    }

    /** Edge also reads Chrome's key, but unregistering Edge must not delete it. */
    @Test
    void unregisteringOneBrowserLeavesTheOthers() throws IOException {
        var edge = TestBrowsers.of("edge");
        register(chrome, Scope.PERSON);
        register(edge, Scope.PERSON);

        unregister(Scope.PERSON, edge);
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
        assertThat(manifest()).exists();

        unregister(Scope.PERSON, chrome);
        assertThat(state(edge)).isEqualTo(BrowserStatus.State.MISSING);
        assertThat(manifest()).doesNotExist();
        assertThat(launcher).exists();
    }

    @Test
    void theManifestStaysAsLongAsTheComputersKeysLeadToIt() throws IOException {
        register(chrome, Scope.SYSTEM);
        register(chrome, Scope.PERSON);

        unregister(Scope.PERSON, chrome);

        assertThat(manifest()).exists();
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void forEveryoneBothViewsAreWrittenAndRemoved() throws IOException {
        register(chrome, Scope.SYSTEM);
        for (var view : Registry.View.values()) {
            assertThat(registry.text(key(Registry.Root.LOCAL_MACHINE, view), ""))
                    .contains(manifest().toString());
        }

        unregister(Scope.SYSTEM, chrome);
        for (var view : Registry.View.values()) {
            assertThat(registry.exists(key(Registry.Root.LOCAL_MACHINE, view))).isFalse();
        }
    }

    @Test
    void textThatIsNoFullPathIsABrokenRegistration() throws IOException {
        for (var text : List.of("\0", "signinghelper.demo.json", "")) {
            registry.write(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64), "", text);
            assertThat(state(chrome)).isEqualTo(BrowserStatus.State.BROKEN);
        }
    }

    @Test
    void theExtensionIsOfferedThroughTheRegistryAndTakenBack() throws IOException {
        var stores = Map.of("edge", new ExtensionOffer(EXTENSION, URI.create("https://store.example/update")));
        var here = registration();
        var offered = new Registry.Key(
                        Registry.Root.CURRENT_USER, Registry.View.BITS_64, "SOFTWARE\\Microsoft\\Edge\\Extensions")
                .child(EXTENSION);

        var changes = here.offers().offering(here.browsers(), Scope.PERSON, stores);
        here.make(changes, change -> {});
        assertThat(registry.text(offered, "update_url")).contains("https://store.example/update");
        assertThat(changes).extracting(change -> change.place().toString()).containsExactly(offered + " update_url");

        here.make(here.offers().withdrawing(here.browsers(), Scope.PERSON, stores), change -> {});
        assertThat(registry.exists(offered)).isFalse();
    }

    @Test
    void whatCannotBeFinishedIsTakenBack() throws IOException {
        var before = foreign().toString();
        registry.write(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64), "", before);
        var changes = new ArrayList<>(registration().registering(List.of(chrome), Scope.PERSON, List.of(EXTENSION)));
        changes.add(new Change(
                Place.of(Scope.SYSTEM, key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64)), null, "anything"));
        registry.withoutRights();

        assertThatThrownBy(() -> registration().make(changes, change -> {})).isInstanceOf(AccessDeniedException.class);

        assertThat(registry.text(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64), ""))
                .contains(before);
        assertThat(manifest()).doesNotExist();
    }

    @Test
    void edgeAlsoFindsWhatIsRegisteredForChrome() throws IOException {
        register(chrome, Scope.PERSON);

        assertThat(state(TestBrowsers.of("edge"))).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void thePersonsKeyShadowsTheComputers() throws IOException {
        register(chrome, Scope.SYSTEM);
        registry.write(
                key(Registry.Root.CURRENT_USER, Registry.View.BITS_64),
                "",
                foreign().toString());

        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.SHADOWED);
    }

    @Test
    void aKeyOfAnOld32BitProgramShadowsTheComputers() throws IOException {
        register(chrome, Scope.SYSTEM);
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32),
                "",
                foreign().toString());

        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.SHADOWED);
    }

    @Test
    void registeringReplacesAStaleKeyOfTheSameScope() throws IOException {
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32),
                "",
                folder.resolve("gone.json").toString());
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.BROKEN);

        register(chrome, Scope.SYSTEM);

        assertThat(registry.text(key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_32), ""))
                .contains(manifest().toString());
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void unregisteringLeavesAnotherProgramsKey() throws IOException {
        register(chrome, Scope.PERSON);
        registry.write(
                key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64),
                "",
                foreign().toString());

        unregister(Scope.PERSON, chrome);
        unregister(Scope.SYSTEM, chrome);

        assertThat(registry.exists(key(Registry.Root.CURRENT_USER, Registry.View.BITS_64)))
                .isFalse();
        assertThat(registry.exists(key(Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64)))
                .isTrue();
    }

    @Test
    void theComputersKeyNeedsRights() {
        registry.withoutRights();

        assertThatThrownBy(() -> register(chrome, Scope.SYSTEM)).isInstanceOf(IOException.class);
    }

    @Test
    void policiesAreReadFromBothHivesAndTheComputersCount() throws IOException {
        register(chrome, Scope.PERSON);
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
        register(chrome, Scope.PERSON);
        var policies = new Registry.Key(
                Registry.Root.LOCAL_MACHINE, Registry.View.BITS_64, "SOFTWARE\\Policies\\Google\\Chrome");
        registry.with(policies.child("NativeMessagingBlocklist"), "1", "*");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.FORBIDDEN);

        registry.with(policies.child("NativeMessagingAllowlist"), "1", "signinghelper.demo");
        assertThat(state(chrome)).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aBrowserIsThereWhenWindowsKnowsItsProgram() {
        assertThat(registration().status(chrome, List.of()).isPresent()).isFalse();

        registry.with(
                new Registry.Key(
                        Registry.Root.LOCAL_MACHINE,
                        Registry.View.BITS_64,
                        "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe"),
                "",
                "C:\\chrome.exe");
        assertThat(registration().status(chrome, List.of()).isPresent()).isTrue();
    }
}
