package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Registration by files, as on Linux; all below a folder of the test's own. */
class RegistrationTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    private static final String OTHER_EXTENSION = "ponmlkjihgfedcbaponmlkjihgfedcba";
    private static final String MANIFEST = "signinghelper.host.json";

    private final WireFormat format = new WireFormat();

    @TempDir
    private Path folder;

    private Path launcher;
    private Browser chromium;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createFile(
                Files.createDirectories(folder.resolve("install")).resolve("signing-helper"));
        chromium = Browser.find("chromium", format).orElseThrow();
    }

    private FolderRegistry registry() {
        return new FolderRegistry(
                new FolderRegistry.Surroundings(
                        OperatingSystem.LINUX,
                        Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()),
                        folder.resolve("home"),
                        folder.resolve("root"),
                        Optional.empty()),
                format);
    }

    private Registration registration(String... extensionIds) {
        return new Registration(registry(), launcher, List.of(extensionIds));
    }

    private Path personal() {
        return folder.resolve("config/chromium/NativeMessagingHosts").resolve(MANIFEST);
    }

    private Path ofEveryone() {
        return folder.resolve("root/etc/chromium/native-messaging-hosts").resolve(MANIFEST);
    }

    private BrowserStatus.State state() {
        return registration(EXTENSION).status(chromium).state();
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
        assertThat(registration(EXTENSION).register(chromium, Scope.PERSON))
                .isEqualTo(personal().toString());

        var manifest = json(personal());
        assertThat(manifest.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("name", "description", "path", "type", "allowed_origins");
        assertThat(manifest.path("name").asText())
                .isEqualTo("signinghelper.host")
                .matches("[a-z0-9_]+(\\.[a-z0-9_]+)*");
        assertThat(manifest.path("description").asText()).isNotBlank();
        assertThat(manifest.path("path").asText()).isEqualTo(launcher.toString());
        assertThat(manifest.path("type").asText()).isEqualTo("stdio");
        assertThat(manifest.path("allowed_origins").toString())
                .isEqualTo("[\"chrome-extension://" + EXTENSION + "/\"]");
    }

    @Test
    void everyExtensionOfTheProfileMayStartTheHost() throws IOException {
        registration(EXTENSION, OTHER_EXTENSION).register(chromium, Scope.PERSON);

        assertThat(json(personal()).path("allowed_origins")).hasSize(2);
    }

    @Test
    void registeringAgainReplacesTheFileAndLeavesNothingBeside() throws IOException {
        registration().register(chromium, Scope.PERSON);
        registration(EXTENSION).register(chromium, Scope.PERSON);

        assertThat(json(personal()).path("allowed_origins")).hasSize(1);
        try (var files = Files.list(personal().getParent())) {
            assertThat(files).containsExactly(personal());
        }
    }

    /** An open file keeps what it had: a browser that reads meanwhile never sees half of each. */
    @Test
    void theOldFileIsNotWrittenInto() throws IOException {
        registration().register(chromium, Scope.PERSON);
        var linked = Files.createLink(folder.resolve("old"), personal());
        registration(EXTENSION).register(chromium, Scope.PERSON);

        assertThat(json(linked).path("allowed_origins")).isEmpty();
    }

    @Test
    void isMissingThenRegisteredThenRemoved() throws IOException {
        assertThat(state()).isEqualTo(BrowserStatus.State.MISSING);

        registration(EXTENSION).register(chromium, Scope.PERSON);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);

        assertThat(registration(EXTENSION).unregister(chromium, Scope.PERSON))
                .containsExactly(personal().toString());
        assertThat(state()).isEqualTo(BrowserStatus.State.MISSING);
        assertThat(registration(EXTENSION).unregister(chromium, Scope.PERSON)).isEmpty();
    }

    @Test
    void theSystemsRegistrationLiesApartFromThePersons() throws IOException {
        registration(EXTENSION).register(chromium, Scope.SYSTEM);

        assertThat(ofEveryone()).exists();
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
        assertThat(registration(EXTENSION).unregister(chromium, Scope.PERSON)).isEmpty();
        assertThat(ofEveryone()).exists();
    }

    @Test
    void anExtensionThatIsNotLetInIsSeen() throws IOException {
        registration(OTHER_EXTENSION).register(chromium, Scope.PERSON);

        assertThat(state()).isEqualTo(BrowserStatus.State.EXTENSION_MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {
            []
            {"name":"another.host","description":"x","path":"/bin/sh","type":"stdio","allowed_origins":[]}
            {"name":"signinghelper.host","description":"x","path":"/no/such","type":"stdio","allowed_origins":[]}
            """)
    void whatNoBrowserCouldUseIsBroken(String manifest) throws IOException {
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), manifest);

        assertThat(state()).isEqualTo(BrowserStatus.State.BROKEN);
    }

    @Test
    void aBrokenEntryInFrontIsFoundAndRegisteringReplacesIt() throws IOException {
        registration(EXTENSION).register(chromium, Scope.SYSTEM);
        Files.createDirectories(personal().getParent());
        Files.writeString(personal(), "{");
        assertThat(state()).isEqualTo(BrowserStatus.State.BROKEN);

        registration(EXTENSION).register(chromium, Scope.PERSON);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void anotherProgramInFrontShadowsAndIsLeftAlone() throws IOException {
        registration(EXTENSION).register(chromium, Scope.SYSTEM);
        var other = Files.createFile(folder.resolve("other"));
        new Registration(registry(), other, List.of(EXTENSION)).register(chromium, Scope.PERSON);
        assertThat(state()).isEqualTo(BrowserStatus.State.SHADOWED);

        assertThat(registration(EXTENSION).unregister(chromium, Scope.PERSON)).isEmpty();
        assertThat(personal()).exists();
    }

    @Test
    void anotherProgramAloneIsForeign() throws IOException {
        var other = Files.createFile(folder.resolve("other"));
        new Registration(registry(), other, List.of(EXTENSION)).register(chromium, Scope.PERSON);

        assertThat(state()).isEqualTo(BrowserStatus.State.FOREIGN);
    }

    @Test
    void aPolicyMayForbidTheHost() throws IOException {
        registration(EXTENSION).register(chromium, Scope.PERSON);
        policy("a.json", "{\"NativeMessagingBlocklist\": [\"*\"]}");
        assertThat(state()).isEqualTo(BrowserStatus.State.FORBIDDEN);

        policy("b.json", "{\"NativeMessagingAllowlist\": [\"signinghelper.host\"]}");
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aPolicyMayForbidWhatOnePersonRegistered() throws IOException {
        registration(EXTENSION).register(chromium, Scope.PERSON);
        policy("a.json", "{\"NativeMessagingUserLevelHosts\": false}");
        assertThat(state()).isEqualTo(BrowserStatus.State.USER_LEVEL_FORBIDDEN);

        registration(EXTENSION).register(chromium, Scope.SYSTEM);
        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aPolicyFileThatIsNoJsonIsPassedOver() throws IOException {
        registration(EXTENSION).register(chromium, Scope.PERSON);
        policy("a.json", "{");

        assertThat(state()).isEqualTo(BrowserStatus.State.REGISTERED);
    }

    @Test
    void aBrowserIsThereWhenItsFolderIs() throws IOException {
        assertThat(registry().hasBrowser(chromium)).isFalse();

        Files.createDirectories(folder.resolve("config/chromium"));
        assertThat(registry().hasBrowser(chromium)).isTrue();
    }

    @Test
    void aBrowserThatDoesNotExistOnThisSystemIsRefused() throws IOException {
        var qq = Browser.find("qq", format).orElseThrow();

        assertThatThrownBy(() -> registration(EXTENSION).register(qq, Scope.PERSON))
                .isInstanceOf(IOException.class);
        assertThat(registration(EXTENSION).status(qq).state()).isEqualTo(BrowserStatus.State.MISSING);
    }
}
