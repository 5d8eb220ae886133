package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Registration by files, as on Linux; all below a folder of the test's own. */
class RegistrationTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    private static final String OTHER_EXTENSION = "ponmlkjihgfedcbaponmlkjihgfedcba";
    private static final String MANIFEST = "signinghelper.demo.json";

    private final WireFormat format = new WireFormat();

    @TempDir
    private Path folder;

    private Path launcher;
    private Browser chromium;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createFile(
                Files.createDirectories(folder.resolve("install")).resolve("signing-helper"));
        chromium = TestBrowsers.of("chromium");
    }

    private FolderRegistry registry() {
        var config = folder.resolve("config").toString();
        var path = folder.resolve("bin").toString();
        var surroundings = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX,
                Map.of("XDG_CONFIG_HOME", config, "PATH", path),
                folder.resolve("home"),
                folder.resolve("root"),
                Optional.empty());
        return new FolderRegistry(TestProduct.DEMO, surroundings, format);
    }

    private Registration registration() {
        return registration(launcher);
    }

    private Registration registration(Path of) {
        return new Registration(Browser.all(format), registry(), of);
    }

    private List<String> register(Scope scope, String... extensionIds) throws IOException {
        return register(launcher, scope, extensionIds);
    }

    private List<String> register(Path of, Scope scope, String... extensionIds) throws IOException {
        var registration = registration(of);
        return make(registration, registration.registering(List.of(chromium), scope, List.of(extensionIds)));
    }

    private List<String> unregister(Scope scope) throws IOException {
        var registration = registration();
        return make(registration, registration.unregistering(List.of(chromium), scope));
    }

    private static List<String> make(Registration registration, List<Change> changes) throws IOException {
        registration.make(changes, change -> {});
        return changes.stream().map(change -> change.place().toString()).toList();
    }

    private Path personal() {
        return folder.resolve("config/chromium/NativeMessagingHosts").resolve(MANIFEST);
    }

    private Path ofEveryone() {
        return folder.resolve("root/etc/chromium/native-messaging-hosts").resolve(MANIFEST);
    }

    private BrowserStatus.State state() {
        return registration().status(chromium, List.of(EXTENSION)).state();
    }

    private void policy(String name, String json) throws IOException {
        var policies = Files.createDirectories(folder.resolve("root/etc/chromium/policies/managed"));
        Files.writeString(policies.resolve(name), json);
    }

    private static JsonNode json(Path file) throws IOException {
        return new JsonMapper().readTree(file.toFile());
    }

    @Test
    void theManifestIsExactlyWhatABrowserWants() throws IOException {
        assertThat(register(Scope.PERSON, EXTENSION)).containsExactly(personal().toString());

        var manifest = json(personal());
        assertThat(manifest.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("name", "description", "path", "type", "allowed_origins");
        assertThat(manifest.path("name").asText())
                .isEqualTo("signinghelper.demo")
                .matches("[a-z0-9_]+(\\.[a-z0-9_]+)*");
        assertThat(manifest.path("description").asText()).isNotBlank();
        assertThat(manifest.path("path").asText()).isEqualTo(launcher.toString());
        assertThat(manifest.path("type").asText()).isEqualTo("stdio");
        assertThat(manifest.path("allowed_origins").toString())
                .isEqualTo("[\"chrome-extension://" + EXTENSION + "/\"]");
    }

    @Test
    void everyExtensionOfTheProfileMayStartTheHost() throws IOException {
        register(Scope.PERSON, EXTENSION, OTHER_EXTENSION);

        assertThat(json(personal()).path("allowed_origins")).hasSize(2);
    }

    @Test
    void registeringAgainReplacesTheFileAndLeavesNothingBeside() throws IOException {
        register(Scope.PERSON);
        register(Scope.PERSON, EXTENSION);

        assertThat(json(personal()).path("allowed_origins")).hasSize(1);
        try (var files = Files.list(personal().getParent())) {
            assertThat(files).containsExactly(personal());
        }
    }

    /** An open file keeps what it had: a browser that reads meanwhile never sees half of each. */
    @Test
    void theOldFileIsNotWrittenInto() throws IOException {
        register(Scope.PERSON);
        var linked = Files.createLink(folder.resolve("old"), personal());
        register(Scope.PERSON, EXTENSION);

        assertThat(json(linked).path("allowed_origins")).isEmpty();
    }

    @Test
    void isMissingThenRegisteredThenRemoved() throws IOException {
        assertThat(state()).isEqualTo(BrowserStatus.State.MISSING);

        register(Scope.PERSON, EXTENSION);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);

        assertThat(unregister(Scope.PERSON)).containsExactly(personal().toString());
        assertThat(state()).isEqualTo(BrowserStatus.State.MISSING);
        assertThat(unregister(Scope.PERSON)).isEmpty();
    }

    @Test
    void theSystemsRegistrationLiesApartFromThePersons() throws IOException {
        register(Scope.SYSTEM, EXTENSION);

        assertThat(ofEveryone()).exists();
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
        assertThat(unregister(Scope.PERSON)).isEmpty();
        assertThat(ofEveryone()).exists();
    }

    @Test
    void anExtensionThatIsNotLetInIsSeen() throws IOException {
        register(Scope.PERSON, OTHER_EXTENSION);

        assertThat(state()).isEqualTo(BrowserStatus.State.EXTENSION_MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {
            []
            {"name":"another.host","description":"x","path":"/bin/sh","type":"stdio","allowed_origins":[]}
            {"name":"signinghelper.demo","description":"x","path":"/no/such","type":"stdio","allowed_origins":[]}
            """)
    void whatNoBrowserCouldUseIsBroken(String manifest) throws IOException {
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), manifest);

        assertThat(state()).isEqualTo(BrowserStatus.State.BROKEN);
    }

    @Test
    void aBrokenEntryInFrontIsFoundAndRegisteringReplacesIt() throws IOException {
        register(Scope.SYSTEM, EXTENSION);
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), "{");
        assertThat(state()).isEqualTo(BrowserStatus.State.BROKEN);

        register(Scope.PERSON, EXTENSION);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void anotherProgramInFrontShadowsAndIsLeftAlone() throws IOException {
        register(Scope.SYSTEM, EXTENSION);
        var other = Files.createFile(folder.resolve("other"));
        register(other, Scope.PERSON, EXTENSION);
        assertThat(state()).isEqualTo(BrowserStatus.State.SHADOWED);

        assertThat(unregister(Scope.PERSON)).isEmpty();
        assertThat(personal()).exists();
    }

    @Test
    void anotherProgramAloneIsForeign() throws IOException {
        var other = Files.createFile(folder.resolve("other"));
        register(other, Scope.PERSON, EXTENSION);

        assertThat(state()).isEqualTo(BrowserStatus.State.FOREIGN);
    }

    @Test
    void aPolicyMayForbidTheHost() throws IOException {
        register(Scope.PERSON, EXTENSION);
        policy("a.json", "{\"NativeMessagingBlocklist\": [\"*\"]}");
        assertThat(state()).isEqualTo(BrowserStatus.State.FORBIDDEN);

        policy("b.json", "{\"NativeMessagingAllowlist\": [\"signinghelper.demo\"]}");
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aPolicyMayForbidWhatOnePersonRegistered() throws IOException {
        register(Scope.PERSON, EXTENSION);
        policy("a.json", "{\"NativeMessagingUserLevelHosts\": false}");
        assertThat(state()).isEqualTo(BrowserStatus.State.USER_LEVEL_FORBIDDEN);

        register(Scope.SYSTEM, EXTENSION);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aPolicyFileThatIsNoJsonIsPassedOver() throws IOException {
        register(Scope.PERSON, EXTENSION);
        policy("a.json", "{");

        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    /** A settings folder alone is no browser: an earlier registration may have made it. */
    @Test
    void aBrowserIsThereWhenItHasRunOrCanBeCalled() throws IOException {
        register(Scope.PERSON, EXTENSION);
        assertThat(registry().hasBrowser(chromium)).isFalse();

        Files.createFile(folder.resolve("config/chromium/Local State"));
        assertThat(registry().hasBrowser(chromium)).isTrue();

        var chrome = TestBrowsers.of("chrome");
        assertThat(registry().hasBrowser(chrome)).isFalse();
        var program =
                Files.createFile(Files.createDirectories(folder.resolve("bin")).resolve("google-chrome"));
        assertThat(registry().hasBrowser(chrome)).isFalse();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(registry().hasBrowser(chrome)).isTrue();
    }

    @Test
    void whatWasNotThereBeforeIsNotThereAfterwards() throws IOException {
        register(Scope.PERSON, EXTENSION);
        register(Scope.SYSTEM, EXTENSION);
        unregister(Scope.PERSON);
        unregister(Scope.SYSTEM);

        assertThat(folder.resolve("config/chromium")).doesNotExist();
        assertThat(folder.resolve("root/etc/chromium")).doesNotExist();
    }

    @Test
    void aFolderWithSomethingElseStays() throws IOException {
        register(Scope.PERSON, EXTENSION);
        var other = Files.createFile(personal().resolveSibling("other.json"));
        unregister(Scope.PERSON);

        assertThat(other).exists();
    }

    /** The umask must neither hide a registration for everyone nor open a user's own folder. */
    @Test
    void everyoneReadsWhatIsForEveryoneAndNobodyElseThePersonsFolder() throws IOException {
        register(Scope.PERSON, EXTENSION);
        register(Scope.SYSTEM, EXTENSION);

        assertThat(permissions(ofEveryone())).isEqualTo("rw-r--r--");
        assertThat(permissions(folder.resolve("root/etc/chromium/native-messaging-hosts")))
                .isEqualTo("rwxr-xr-x");
        assertThat(permissions(folder.resolve("config/chromium"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void onlyTheBrowsersOfThisSystemAreKnown() {
        var known = registration().browsers().stream().map(Browser::id);
        assertThat(known).contains("edge", "uos", "360-linux").doesNotContain("360", "qq");
        assertThat(registration().status(TestBrowsers.of("qq"), List.of()).state())
                .isEqualTo(BrowserStatus.State.MISSING);
    }

    @Test
    void withoutANameEveryBrowserIsMeantThatIsThereOrCanBeWrittenFor() throws IOException {
        assertThat(registration().usual(Scope.PERSON)).hasSize(3);

        Files.createFile(folder.resolve("config"));
        assertThat(registration().usual(Scope.PERSON)).isEmpty();
    }

    @Test
    void aGuessedFolderIsMadeOnlyForABrowserThatIsHere() throws IOException {
        Files.createDirectories(folder.resolve("config/qaxbrowser"));
        Files.createFile(folder.resolve("config/qaxbrowser/Local State"));
        var usual = registration().usual(Scope.PERSON).stream().map(Browser::id);
        assertThat(usual).containsExactly("edge", "chrome", "chromium", "qaxbrowser");
    }

    @Test
    void whereAllIsRightNothingIsChanged() throws IOException {
        register(Scope.PERSON, EXTENSION);

        assertThat(register(Scope.PERSON, EXTENSION)).isEmpty();
    }

    @Test
    void theComputersRegistrationIsLookedAtByItself() throws IOException {
        register(Scope.PERSON, EXTENSION);

        assertThat(registration().statusForEveryone(chromium, List.of()).state())
                .isEqualTo(BrowserStatus.State.MISSING);
    }

    private static final ExtensionOffer OFFER =
            new ExtensionOffer(EXTENSION, URI.create("https://store.example/update"));
    private static final Map<String, ExtensionOffer> STORE = Map.of("chrome", OFFER);

    private Path offered() {
        return folder.resolve("config/chromium/External Extensions").resolve(EXTENSION + ".json");
    }

    /** Chrome itself offers no way for a user on Linux, and Edge has another store. */
    @Test
    void theExtensionIsOfferedWhereTheBrowserHasAWayForItAndTakenBack() throws IOException {
        var registration = registration();
        var changes = registration.offers().offering(registration.browsers(), Scope.PERSON, STORE);

        assertThat(make(registration, changes)).containsExactly(offered().toString());
        assertThat(json(offered()).toString()).isEqualTo("{\"external_update_url\":\"https://store.example/update\"}");

        make(registration, registration.offers().withdrawing(registration.browsers(), Scope.PERSON, STORE));
        assertThat(offered()).doesNotExist();
    }

    @Test
    void forEveryoneTheExtensionIsOfferedWhereEachBrowserHasItsPlaceAndTakenBack() throws IOException {
        var edge = new ExtensionOffer(OTHER_EXTENSION, URI.create("https://edge.example/update"));
        var stores = Map.of("chrome", OFFER, "edge", edge);
        var registration = registration();
        var changes = registration.offers().offering(registration.browsers(), Scope.SYSTEM, stores);

        assertThat(make(registration, changes))
                .containsExactly(
                        root("usr/share/microsoft-edge/extensions/" + OTHER_EXTENSION + ".json"),
                        root("opt/google/chrome/extensions/" + EXTENSION + ".json"),
                        root("usr/lib/chromium/extensions/" + EXTENSION + ".json"));
        for (var change : changes) {
            assertThat(Files.getPosixFilePermissions(
                            Objects.requireNonNull(change.place().file())))
                    .contains(PosixFilePermission.OTHERS_READ);
        }

        make(registration, registration.offers().withdrawing(registration.browsers(), Scope.SYSTEM, stores));
        assertThat(Path.of(root("usr/lib/chromium"))).doesNotExist();
        assertThat(Path.of(root("opt/google/chrome"))).doesNotExist();
    }

    private String root(String place) {
        return folder.resolve("root").resolve(place).toString();
    }

    @Test
    void anotherProgramsOfferStays() throws IOException {
        Files.createDirectories(offered().getParent());
        Files.writeString(offered(), "{\"external_crx\":\"/x.crx\",\"external_version\":\"1\"}");
        var registration = registration();

        assertThat(registration.offers().withdrawing(registration.browsers(), Scope.PERSON, STORE))
                .isEmpty();
    }

    @Test
    void whatCannotBeFinishedIsTakenBack() throws IOException {
        var registration = registration();
        var chrome = TestBrowsers.of("chrome");
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), "{");
        var changes = registration.registering(List.of(chromium, chrome), Scope.PERSON, List.of(EXTENSION));
        assertThat(changes).hasSize(2);
        // The folder for the second file cannot be made.
        Files.createFile(folder.resolve("config/google-chrome"));
        var announced = new ArrayList<Change>();
        assertThatThrownBy(() -> registration.make(changes, announced::add)).isInstanceOf(IOException.class);

        assertThat(announced).isEqualTo(changes);
        assertThat(personal()).hasContent("{");
    }

    @Test
    void whatHasChangedSinceItWasLookedAtIsNotTouched() throws IOException {
        var registration = registration();
        var changes = registration.registering(List.of(chromium), Scope.PERSON, List.of(EXTENSION));
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), "somebody else's");

        assertThatThrownBy(() -> registration.make(changes, change -> {})).isInstanceOf(IOException.class);
        assertThat(personal()).hasContent("somebody else's");
    }

    /** The manifest before the change need not be text: its bytes come back unchanged. */
    @Test
    void aChangeTakenBackLeavesTheSameBytes() throws IOException {
        var bytes = new byte[] {0, (byte) 0xFF, (byte) 0xC3, '{', 10};
        Files.createDirectories(personal().getParent());
        Files.write(personal(), bytes);
        var registration = registration();
        var changes = registration.registering(List.of(chromium), Scope.PERSON, List.of(EXTENSION));
        registration.make(changes, change -> {});
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
        registration.make(changes.stream().map(Change::reversed).toList(), change -> {});
        assertThat(personal()).hasBinaryContent(bytes);
    }
}
