package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RegistrationCheckTest {
    private static final Circumstances PROFILE = TestProfiles.withExtensions(List.of(TestComputer.EXTENSION), Map.of());

    @TempDir
    private Path folder;

    private TestComputer computer;
    private RegistrationCheck check;

    @BeforeEach
    void start() throws IOException {
        computer = new TestComputer(folder).withChromium();
        check = new RegistrationCheck(computer::registration, "1.2.3");
    }

    private Finding finding() {
        var findings = check.look(PROFILE);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private void assertFails(ErrorCode code, String... repairs) {
        assertThat(finding().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding().code()).isEqualTo(code);
        assertThat(finding().facts()).containsExactly(Map.entry("browser", "Chromium"));
        assertThat(finding().repairs()).containsExactly(repairs);
    }

    @Test
    void aBrowserThatStartsThisProgramPasses() throws IOException {
        computer.registered(Scope.PERSON);

        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding().evidence())
                .contains(
                        new Evidence("browser", Evidence.Kind.PLAIN, "Chromium"),
                        new Evidence(
                                "registration",
                                Evidence.Kind.PATH,
                                computer.manifest().toString()));
        assertThat(finding().repairs()).isEmpty();
    }

    @Test
    void aNewerProgramForEveryoneThatIsNotStartedIsTold() throws IOException {
        computer.file("opt/helper/signing-helper", "");
        computer.file("opt/helper/version.txt", "1.10.0");
        computer.registered(computer.registration("opt/helper/signing-helper"), Scope.SYSTEM)
                .registered(Scope.PERSON);

        assertThat(finding().verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding().code()).isEqualTo(ErrorCode.REGISTRATION_OLDER);
        assertThat(finding().facts()).containsEntry("version", "1.10.0").containsEntry("browser", "Chromium");
        assertThat(finding().repairs()).containsExactly("registration.yield");

        computer.file("opt/helper/version.txt", "1.2.3");
        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothingThere() {
        assertFails(ErrorCode.REGISTRATION_MISSING, "registration.renew");
    }

    @Test
    void leadsNowhere() throws IOException {
        computer.config("chromium/NativeMessagingHosts/signinghelper.demo.json", "{");

        assertFails(ErrorCode.REGISTRATION_BROKEN, "registration.renew");
    }

    @Test
    void doesNotLetInEveryExtension() throws IOException {
        computer.registered(Scope.PERSON);
        var both = TestProfiles.withExtensions(
                List.of(TestComputer.EXTENSION, "ponmlkjihgfedcbaponmlkjihgfedcba"), Map.of());

        assertThat(check.look(both)).extracting(Finding::code).containsExactly(ErrorCode.REGISTRATION_INCOMPLETE);
    }

    @Test
    void anotherProgramOfThePersonsGoesFirst() throws IOException {
        computer.registered(Scope.SYSTEM);
        computer.file("other/program", "");
        computer.registered(computer.registration("other/program"), Scope.PERSON);

        assertFails(ErrorCode.REGISTRATION_SHADOWED, "registration.renew");
    }

    @Test
    void aBlocklistIsForAnAdministrator() throws IOException {
        computer.registered(Scope.PERSON).withPolicy("{\"NativeMessagingBlocklist\": [\"*\"]}");

        assertFails(ErrorCode.REGISTRATION_BLOCKED);
        assertThat(finding().evidence()).contains(new Evidence("NativeMessagingBlocklist", Evidence.Kind.PLAIN, "*"));
    }

    @Test
    void soIsAPolicyAgainstWhatOnePersonHasRegistered() throws IOException {
        computer.registered(Scope.PERSON).withPolicy("{\"NativeMessagingUserLevelHosts\": false}");
        assertFails(ErrorCode.REGISTRATION_USER_LEVEL_BLOCKED);

        computer.registered(Scope.SYSTEM);
        assertThat(finding().verdict()).isEqualTo(Verdict.PASS);
    }

    /** Registering for the user would change nothing. */
    @Test
    void underThatPolicyNoRepairIsOfferedEvenIfNothingIsThere() throws IOException {
        computer.withPolicy("{\"NativeMessagingUserLevelHosts\": false}");

        assertFails(ErrorCode.REGISTRATION_MISSING);
    }

    @Test
    void eachBrowserHasItsFindingAndThoseThatAreNotThereNone() throws IOException {
        computer.registered(Scope.PERSON).withEdge();

        assertThat(check.look(PROFILE)).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
    }

    @Test
    void withoutABrowserThereIsNothingToLookAt() throws IOException {
        var empty = new TestComputer(folder.resolve("empty"));

        assertThat(new RegistrationCheck(empty::registration, "1.2.3").look(PROFILE))
                .containsExactly(Finding.skipped("registration"));
    }
}
