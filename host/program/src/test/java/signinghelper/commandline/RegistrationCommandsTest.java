package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code register}, {@code unregister} and {@code status}, on a Linux computer below a folder of the test's own. */
class RegistrationCommandsTest {
    private static final String MANIFEST = "NativeMessagingHosts/signinghelper.demo.json";

    @TempDir
    private Path folder;

    private Path computer;
    private TestTerminal terminal;

    @BeforeEach
    void install() throws IOException {
        terminal = new TestTerminal(folder);
        computer = folder.resolve("computer");
        terminal.file("computer/install/signing-helper", "");
    }

    private Path config(String browser) {
        return computer.resolve("home/.config").resolve(browser);
    }

    /** Makes the folder that a browser leaves after its first run. */
    private void installBrowser(String browser) throws IOException {
        Files.createFile(Files.createDirectories(config(browser)).resolve("Local State"));
    }

    @Test
    void allBrowsersAreRegisteredThoseThatMayComeIncluded() throws Exception {
        var outcome = terminal.run("register", "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("changes")).hasSize(3);
        for (var browser : new String[] {"chromium", "google-chrome", "microsoft-edge"}) {
            assertThat(config(browser).resolve(MANIFEST))
                    .content()
                    .contains(computer.resolve("install/signing-helper").toString());
        }
    }

    @Test
    void onlyTheBrowserThatIsNamedInTheFolderThatIsNamed() {
        var userData = folder.resolve("user data");

        var outcome = terminal.run("register", "--browser", "chromium", "--user-data-folder", userData);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("written: " + userData.resolve(MANIFEST) + "\n");
        // The profile of this terminal names none.
        assertThat(outcome.errors()).contains("no extension");
        assertThat(computer.resolve("home")).doesNotExist();
        assertThat(terminal.run("status", "--browser", "chromium", "--user-data-folder", userData)
                        .exitCode())
                .isZero();
    }

    @Test
    void theExtensionIsOfferedWhereTheProfileNamesTheBrowsersStoreAndTakenBack() throws Exception {
        var profile = new WireFormat().decode(Profile.class, """
                {
                  "id": "test", "version": 1, "kind": "production", "title": { "zh-CN": "测试", "en": "Test" },
                  "origins": [], "extensionIds": [], "menus": {}, "cms": "PKCS7_501",
                  "stores": { "chrome": {
                    "value": { "id": "ponmlkjihgfedcbaponmlkjihgfedcba", "url": "https://store.example/x",
                               "updateUrl": "https://store.example/update" },
                    "source": "test", "date": "2026-11-24" } }
                }""");
        terminal.with(() -> profile);
        var offer = config("chromium/External Extensions/ponmlkjihgfedcbaponmlkjihgfedcba.json");

        assertThat(terminal.run("register").errors()).isEmpty();
        assertThat(offer).content().contains("https://store.example/update");
        assertThat(config("chromium").resolve(MANIFEST)).content().contains("ponmlkjihgfedcbaponmlkjihgfedcba");

        assertThat(terminal.run("unregister").exitCode()).isZero();
        assertThat(config("chromium")).doesNotExist();
    }

    @Test
    void whatIsRightIsLeftAlone() {
        terminal.run("register");

        var outcome = terminal.run("register");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors()).contains("Nothing had to be changed");
    }

    @Test
    void unregisteringRemovesWhatIsOursAndLeavesWhatIsNot() throws IOException {
        terminal.run("register", "--browser", "edge,chromium");
        var other = terminal.file("other/program", "");
        var foreign = terminal.file("computer/home/.config/google-chrome/" + MANIFEST, """
                {"name":"signinghelper.demo","description":"x","path":"%s","type":"stdio","allowed_origins":[]}
                """.formatted(other));

        var outcome = terminal.run("unregister");

        assertThat(outcome.out().lines()).hasSize(2).allMatch(line -> line.startsWith("removed: "));
        assertThat(config("chromium")).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void forEveryoneIsApartFromThePersonsOwn() {
        terminal.run("register", "--system", "--browser", "chromium");

        assertThat(computer.resolve("etc/chromium/native-messaging-hosts/signinghelper.demo.json"))
                .exists();
        assertThat(terminal.run("unregister").errors()).contains("Nothing had to be changed");
        assertThat(terminal.run("unregister", "--system").out()).startsWith("removed: ");
    }

    @Test
    void withoutRightsItIsRefusedAndNothingChanged() throws Exception {
        // The folders for everyone cannot be made there.
        terminal.file("computer/etc", "");

        var outcome = terminal.run("register", "--system", "--json");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("RIGHTS_MISSING");
        assertThat(outcome.errors()).contains("administrator");
        assertThat(computer.resolve("home")).doesNotExist();
    }

    @Test
    void withoutAValidProfileNothingIsRegisteredButTakenBackAllTheSame() {
        terminal.run("register", "--browser", "chromium");
        terminal.with(() -> {
            throw Refusal.of(ErrorCode.PROFILE_INVALID);
        });

        assertThat(terminal.run("register").errors()).contains("PROFILE_INVALID");
        assertThat(terminal.run("status", "--browser", "chromium").exitCode()).isZero();
        assertThat(terminal.run("unregister").exitCode()).isZero();
        assertThat(config("chromium")).doesNotExist();
    }

    @Test
    void statusTellsEachBrowserAndItsExitCodeThoseThatAreInstalled() throws Exception {
        installBrowser("chromium");
        terminal.run("register", "--browser", "chromium");

        var right = terminal.run("status");
        assertThat(right.exitCode()).isZero();
        assertThat(right.out())
                .contains("Chromium: starts this helper\n", config("chromium").resolve(MANIFEST) + " (this person)")
                .contains("Microsoft Edge (not installed): not registered\n");

        installBrowser("microsoft-edge");
        var json = terminal.run("status", "--json");
        assertThat(json.exitCode()).isEqualTo(9);
        var edge = json.json().at("/browsers/0");
        assertThat(edge.fieldNames())
                .toIterable()
                .containsExactly("browser", "title", "verified", "installed", "state", "manifest", "entries", "policy");
        assertThat(edge.path("installed").asBoolean()).isTrue();
        assertThat(edge.path("state").asText()).isEqualTo("MISSING");
        var chromium = json.json().at("/browsers/2");
        assertThat(chromium.path("state").asText()).isEqualTo("REGISTERED");
        assertThat(chromium.path("manifest").asText()).isEqualTo("~/.config/chromium/" + MANIFEST);
    }

    @Test
    void statusForEveryoneDoesNotCountThePersonsOwn() {
        terminal.run("register", "--browser", "chromium");

        assertThat(terminal.run("status", "--browser", "chromium").exitCode()).isZero();
        assertThat(terminal.run("status", "--browser", "chromium", "--system").exitCode())
                .isEqualTo(9);
    }

    @Test
    void aPolicyThatRegisteringCannotOvercomeIsTold() throws IOException {
        installBrowser("chromium");
        terminal.file("computer/etc/chromium/policies/managed/a.json", "{\"NativeMessagingUserLevelHosts\": false}");

        assertThat(terminal.run("register").errors()).contains("policy for Chromium");
        assertThat(terminal.run("status").out()).contains("NativeMessagingUserLevelHosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register --browser netscape",
                "register --browser CHROMIUM",
                "register --browser ../guidance/en",
                "register chromium",
                "register --user-data-folder x",
                "register --user-data-folder x --browser edge,chrome",
                "register --user-data-folder x --browser edge --system",
                "status --browser qq"
            })
    void wrongUseIsToldAndWritesNothing(String arguments) {
        var outcome = terminal.run((Object[]) arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors()).containsPattern("signing-helper (register|status) --help");
        assertThat(outcome.out()).isEmpty();
        assertThat(computer.resolve("home")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfABrowserHasWords(BrowserStatus.State state) {
        for (var language : Language.values()) {
            assertThat(new WordBook("signinghelper.commandline.words", language).get("status." + state))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfAnEntryHasWords(Entry.State state) {
        for (var language : Language.values()) {
            assertThat(new WordBook("signinghelper.commandline.words", language).get("status.entry." + state))
                    .isNotBlank();
        }
    }
}
