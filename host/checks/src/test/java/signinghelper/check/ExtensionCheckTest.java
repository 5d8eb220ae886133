package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.Store;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserProfiles;
import signinghelper.session.ProductVersion;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ExtensionCheckTest {
    private static final Circumstances PROFILE = TestProfiles.withExtensions(List.of(TestComputer.EXTENSION), Map.of());

    @TempDir
    private Path folder;

    private TestComputer computer;
    private ExtensionCheck check;

    @BeforeEach
    void start() throws IOException {
        computer = new TestComputer(folder).withChromium();
        check = check(Optional.empty());
    }

    private ExtensionCheck check(Optional<ProductVersion> connected) {
        return new ExtensionCheck(
                new ProductVersion("2.1.0"),
                () -> connected,
                computer::registration,
                new BrowserProfiles(new WireFormat()));
    }

    private void install(String browser, String version, String reasons) throws IOException {
        computer.config(browser + "/Default/Preferences", """
                {"extensions":{"settings":{"%s":{"path":"x","disable_reasons":%s,"manifest":{"version":"%s"}}}}}
                """.formatted(TestComputer.EXTENSION, reasons, version));
    }

    private Finding finding() {
        var findings = check.look(PROFILE);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void oneThatTalksToUsIsThereWhateverFilesSay() {
        assertThat(check(Optional.of(new ProductVersion("2.0.0"))).look(PROFILE))
                .containsExactly(Finding.pass("extension", new Evidence("version", Evidence.Kind.PLAIN, "2.0.0")));
    }

    @Test
    void installedAndSwitchedOnPasses() throws IOException {
        install("chromium", "2.0.0.0", "[]");
        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);

        install("chromium", "2.0.0", "[]");
        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding().evidence()).contains(new Evidence("profile", Evidence.Kind.PLAIN, "Default"));
    }

    @Test
    void notInstalledAndNoStoreIsSaidPlainly() {
        assertThat(finding().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding().code()).isEqualTo(ErrorCode.EXTENSION_NOT_INSTALLED);
        assertThat(steps(finding()))
                .contains("does not name this browser's store")
                .doesNotContain("Open ");
    }

    @Test
    void theStoreOfTheBrowserIsNamedWhereTheProfileHasOne() {
        var store = new Store(
                TestComputer.EXTENSION,
                URI.create("https://store.example/helper"),
                URI.create("https://store.example/update"));
        var circumstances = TestProfiles.withExtensions(List.of(), Map.of("chrome", TestProfiles.dated(store)));

        var finding = check.look(circumstances).get(0);

        assertThat(finding.facts())
                .containsEntry("browser", "Chromium")
                .containsEntry("store", "https://store.example/helper");
        assertThat(steps(finding))
                .contains("Open https://store.example/helper in Chromium")
                .doesNotContain("not name");
    }

    private static String steps(Finding finding) {
        return String.join(
                "\n",
                new GuidanceBook()
                        .words(ErrorCode.EXTENSION_NOT_INSTALLED, finding.facts(), Language.ENGLISH)
                        .steps());
    }

    @Test
    void switchedOff() throws IOException {
        install("chromium", "2.0.0", "[1]");

        assertThat(finding().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding().code()).isEqualTo(ErrorCode.EXTENSION_DISABLED);
    }

    @Test
    void ofAVersionThatWouldBeRefused() throws IOException {
        install("chromium", "1.9.0", "[]");
        assertThat(finding().code()).isEqualTo(ErrorCode.VERSION_MISMATCH);
        assertThat(finding().facts()).containsEntry("requiresUpdate", "extension");

        install("chromium", "3.0", "[]");
        assertThat(finding().facts()).containsEntry("requiresUpdate", "host");
    }

    @Test
    void anExtensionThatIsTooOldIsUpdatedFromItsStore() throws IOException {
        var store = new Store(
                TestComputer.EXTENSION,
                URI.create("https://store.example/helper"),
                URI.create("https://store.example/update"));
        var listed = TestProfiles.withExtensions(List.of(), Map.of("chrome", TestProfiles.dated(store)));

        install("chromium", "1.9.0", "[]");
        assertThat(check.look(listed).get(0).facts()).containsEntry("link", "https://store.example/helper");
        install("chromium", "3.0", "[]");
        assertThat(check.look(listed).get(0).facts()).doesNotContainKey("link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ExtensionInstallBlocklist':['*']}",
                "{'ExtensionInstallBlocklist':['ID']}",
                "{'ExtensionSettings':{'*':{'installation_mode':'blocked'}}}",
                "{'ExtensionSettings':{'ID':{'installation_mode':'removed'}},'ExtensionInstallAllowlist':['ID']}"
            })
    void aPolicyThatForbidsItIsForTheAdministrator(String policy) throws IOException {
        install("chromium", "2.0.0", "[]");
        computer.withPolicy(json(policy));

        assertThat(finding().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding().code()).isEqualTo(ErrorCode.EXTENSION_BLOCKED);
        assertThat(finding().evidence())
                .extracting(Evidence::name)
                .containsAnyOf("ExtensionInstallBlocklist", "ExtensionSettings");
        assertThat(new GuidanceBook()
                        .words(ErrorCode.EXTENSION_BLOCKED, finding().facts(), Language.CHINESE)
                        .steps())
                .anyMatch(step -> step.contains("电脑管理员") && step.contains(TestComputer.EXTENSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ExtensionInstallBlocklist':['*'],'ExtensionInstallAllowlist':['ID']}",
                "{'ExtensionInstallBlocklist':['*'],'ExtensionInstallForcelist':['ID;https://store.example/update']}",
                "{'ExtensionInstallBlocklist':['*'],'ExtensionSettings':{'ID':{'installation_mode':'allowed'}}}",
                "{'ExtensionInstallBlocklist':['*'],'ExtensionSettings':{'*':{'installation_mode':'allowed'}}}",
                "{'ExtensionInstallBlocklist':['ponmlkjihgfedcbaponmlkjihgfedcba']}"
            })
    void aPolicyThatLetsItInIsFine(String policy) throws IOException {
        install("chromium", "2.0.0", "[]");
        computer.withPolicy(json(policy));

        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
    }

    private static String json(String policy) {
        return policy.replace('\'', '"').replace("ID", TestComputer.EXTENSION);
    }

    /** The support desk then sees why there are no trials, whether the extension talks to us or not. */
    @Test
    void whatAnAdministratorTellsTheExtensionIsEvidence() throws IOException {
        install("chromium", "2.0.0", "[]");
        computer.withPolicy(json("{'3rdparty':{'extensions':{'ID':{'trialOrigins':false,'locale':'en'}}}}"));
        var settings = List.of(
                new Evidence("managed-setting", Evidence.Kind.PLAIN, "Chromium: locale = en"),
                new Evidence("managed-setting", Evidence.Kind.PLAIN, "Chromium: trialOrigins = false"));

        assertThat(finding().evidence()).containsSubsequence(settings);
        assertThat(check(Optional.of(new ProductVersion("2.0.0")))
                        .look(PROFILE)
                        .get(0)
                        .evidence())
                .containsSubsequence(settings);
    }

    @Test
    void oneBrowserWithTheExtensionIsEnough() throws IOException {
        computer.withEdge();
        install("chromium", "2.0.0", "[]");

        assertThat(check.look(PROFILE)).extracting(Finding::verdict).containsExactly(Verdict.WARN, Verdict.PASS);
    }

    @Test
    void oneProfileOfABrowserIsEnough() throws IOException {
        install("chromium", "2.0.0", "[1]");
        computer.config("chromium/Profile 1/Preferences", """
                {"extensions":{"settings":{"%s":{"path":"x","manifest":{"version":"2.0.0"}}}}}
                """.formatted(TestComputer.EXTENSION));

        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutIdsThereIsNothingToLookAt() {
        var without = TestProfiles.withExtensions(List.of(), Map.of());

        assertThat(check.look(without)).hasSize(1).allMatch(Finding::isNotConfigured);
        assertThat(check.look(Circumstances.NONE)).hasSize(1).allMatch(Finding::isNotConfigured);
    }
}
