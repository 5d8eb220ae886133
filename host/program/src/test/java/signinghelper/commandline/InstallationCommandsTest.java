package signinghelper.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.Folders;
import signinghelper.platform.TestProduct;
import signinghelper.profile.MachinePolicySource;
import signinghelper.profile.ProfileKey;
import signinghelper.profile.ProfileSigner;
import signinghelper.profile.ProfileStore;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Going back and removing, from a copy of the program that shell scripts stand in for. */
class InstallationCommandsTest {
    private static final String SAYS_HELLO = """
            #!/bin/sh
            frame='{"method":"hello","params":{"product":"1.0.0"}}'
            printf "\\\\$(printf %03o ${#frame})\\\\000\\\\000\\\\000%s" "$frame"
            cat > /dev/null
            """;

    private static final String FORMER = """
            {
              "id": "test", "version": 1, "kind": "production", "title": { "zh-CN": "测试", "en": "Test" },
              "origins": [{ "origin": "https://portal.example", "capabilities": ["token.list"] }],
              "extensionIds": ["abcdefghijklmnopabcdefghijklmnop"],
              "menus": {
                "supplier": { "zh-CN": "系统管理", "en": "System management" },
                "purchaser": { "zh-CN": "采购单位管理", "en": "Purchasing unit management" }
              },
              "cms": "PKCS7_501"
            }""";

    private static final ProfileKey KEY = ProfileKey.make();

    @TempDir
    private Path base;

    private TestTerminal copy(String version) throws IOException {
        return new TestTerminal(Files.createDirectories(base.resolve("versions").resolve(version)));
    }

    /** Version 1.1.0 is current, and 1.0.0 was before. */
    private TestTerminal updated() throws IOException {
        script("versions/1.0.0/signing-helper", SAYS_HELLO);
        Files.createFile(base.resolve("versions/1.0.0/complete"));
        script("signing-helper", "#!/bin/sh\necho \"$1\" >> \"$(dirname \"$0\")/../commands\"\n");
        Files.writeString(base.resolve("current"), "1.1.0\n1.0.0\n");
        var current = copy("1.1.0");
        Files.createFile(base.resolve("versions/1.1.0/complete"));
        return current;
    }

    private void script(String name, String text) throws IOException {
        var file = base.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void goesBackToTheVersionBeforeAndRegistersIt(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var rollback = updated().run("rollback", "--json");

        assertThat(rollback.exitCode()).isZero();
        assertThat(rollback.json().toString()).isEqualTo("{\"current\":\"1.0.0\",\"errors\":[]}");
        assertThat(base.resolve("current")).hasContent("1.0.0\n1.1.0");
        assertThat(other.resolve("commands")).hasContent("register");
    }

    @Test
    void withoutAVersionBeforeNothingChanges() throws Exception {
        var terminal = copy("1.0.0");
        Files.createFile(base.resolve("versions/1.0.0/complete"));
        Files.writeString(base.resolve("current"), "1.0.0\n");

        var rollback = terminal.run("rollback");

        assertThat(rollback.exitCode()).isOne();
        assertThat(rollback.errors())
                .contains("(ROLLBACK_UNAVAILABLE)")
                .contains("Installation page: " + TestTerminal.INSTALLATION_PAGE);
        assertThat(base.resolve("current")).hasContent("1.0.0");
    }

    @Test
    void aVersionBeforeThatDoesNotWorkAnyMoreStaysBefore() throws Exception {
        var terminal = updated();
        script("versions/1.0.0/signing-helper", "#!/bin/sh\nexit 1\n");

        assertThat(terminal.run("rollback", "--json")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("INSTALLATION_FAILED");
        assertThat(base.resolve("current")).hasContent("1.1.0\n1.0.0");
    }

    /** Version 2 of the profile was in force with the newer program. */
    private TestTerminal updatedFromProfile(ProfileKey signer, String policy) throws Exception {
        var terminal = updated();
        Files.writeString(base.resolve("versions/1.0.0/profile.jws"), ProfileSigner.sign(FORMER, signer.privatePem()));
        Files.writeString(Files.createDirectories(base.resolve("state")).resolve("profile-version"), "2");
        Files.writeString(
                base.resolve("policy.json"),
                "{\"profileKeys\": \"%s\"%s}".formatted(KEY.publicPem().replace("\n", "\\n"), policy));
        var folders = new Folders(
                TestProduct.of("test"),
                base.resolve("versions/1.1.0"),
                base.resolve("state"),
                base.resolve("policy.json"));
        return terminal.looking(
                new ProfileStore(folders, MachinePolicySource.of(Optional.empty(), folders), new WireFormat()));
    }

    @Test
    void aVersionBeforeWhoseProfileIsTooOldStaysBefore(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var rollback = updatedFromProfile(KEY, "").run("rollback", "--json");

        assertThat(rollback.exitCode()).isOne();
        assertThat(rollback.json().at("/errors/0/code").asText()).isEqualTo("PROFILE_OLDER");
        assertThat(rollback.errors()).contains("Version 1 of the profile", "version 2 or newer", "the administrator");
        assertThat(base.resolve("current")).hasContent("1.1.0\n1.0.0");
        assertThat(other.resolve("commands")).doesNotExist();
    }

    @Test
    void goesBackToAnOlderProfileThatTheAdministratorAccepts(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var rollback = updatedFromProfile(KEY, ", \"oldestProfile\": 1").run("rollback", "--json");

        assertThat(rollback.json().toString()).isEqualTo("{\"current\":\"1.0.0\",\"errors\":[]}");
        assertThat(base.resolve("current")).hasContent("1.0.0\n1.1.0");
        assertThat(base.resolve("state/profile-version")).hasContent("2");
    }

    @Test
    void aVersionBeforeWhoseProfileNobodyTrustedSignedStaysBefore(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var rollback =
                updatedFromProfile(ProfileKey.make(), ", \"oldestProfile\": 1").run("rollback", "--json");

        assertThat(rollback.json().at("/errors/0/code").asText()).isEqualTo("INSTALLATION_FAILED");
        assertThat(base.resolve("current")).hasContent("1.1.0\n1.0.0");
    }

    @Test
    void aVersionBeforeWithoutAProfileStaysBefore(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var terminal = updatedFromProfile(KEY, "");
        Files.delete(base.resolve("versions/1.0.0/profile.jws"));

        assertThat(terminal.run("rollback", "--json")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("INSTALLATION_FAILED");
        assertThat(base.resolve("current")).hasContent("1.1.0\n1.0.0");
    }

    @Test
    void removesTheProgramFromBrowsersAndDisk(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var uninstall = updated().run("uninstall", "--json");

        assertThat(uninstall.json().toString()).isEqualTo("{\"uninstalled\":true,\"left\":[],\"errors\":[]}");
        assertThat(other.resolve("commands")).hasContent("unregister");
        assertThat(base).doesNotExist();
    }

    @Test
    void theStatusNamesTheEntryInTheMenu(@TempDir Path other) throws Exception {
        base = Files.createDirectories(other.resolve("signing-helper-demo/program"));
        var terminal = updated();
        var installed = new InstallationFolder(base);
        var entry = installed.desktopEntry().orElseThrow();

        var without = terminal.run("status", "--json").json().path("menu");
        assertThat(without.path("place").asText()).isEqualTo(entry.toString());
        assertThat(without.path("present").asBoolean(true)).isFalse();
        assertThat(terminal.run("status").out()).contains("Menu: does not show the helper.");

        Files.createDirectories(entry.getParent());
        Files.writeString(
                entry, installed.describedForDesktops(TestProduct.DEMO).text());
        assertThat(terminal.run("status", "--json").json().at("/menu/present").asBoolean())
                .isTrue();
    }

    @Test
    void inAWindowThePersonIsAskedFirst(@TempDir Path other) throws Exception {
        base = Files.createDirectory(other.resolve("program"));
        var terminal = updated().with((language, removal) -> Optional.empty());

        var refused = terminal.run("window", "uninstall", "--json");
        assertThat(refused.exitCode()).isEqualTo(6);
        assertThat(refused.json().toString()).isEqualTo("{\"uninstalled\":false,\"left\":[],\"errors\":[]}");
        assertThat(base.resolve("current")).exists();

        var agreed = terminal.with((language, removal) -> Optional.of(removal.make()))
                .run("window", "uninstall", "--json");
        assertThat(agreed.exitCode()).isZero();
        assertThat(agreed.json().toString()).isEqualTo("{\"uninstalled\":true,\"left\":[],\"errors\":[]}");
        assertThat(base).doesNotExist();
    }

    @Test
    void withoutADesktopTheWindowRemovesNothing() throws Exception {
        var refused = updated().run("window", "uninstall", "--json");

        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("PROMPT_UNAVAILABLE");
        assertThat(base.resolve("current")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "uninstall", "window uninstall"})
    void leavesWhatAPackageOfTheSystemInstalledAlone(String command) throws Exception {
        var refused = new TestTerminal(base).run(asked(command));

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("INSTALLATION_NOT_OURS");
    }

    /** An MSI lays copies beside a pointer as well, and only Windows Installer may change them. */
    @ParameterizedTest
    @ValueSource(strings = {"rollback", "uninstall", "window uninstall"})
    void leavesCopiesThatNoInstallerOfOursMadeAlone(String command) throws Exception {
        var terminal = updated();
        Files.delete(base.resolve("versions/1.1.0/complete"));

        assertThat(terminal.run(asked(command)).json().at("/errors/0/code").asText())
                .isEqualTo("INSTALLATION_NOT_OURS");
        assertThat(base.resolve("current")).hasContent("1.1.0\n1.0.0");
    }

    private static Object[] asked(String command) {
        return (command + " --json").split(" ");
    }
}
