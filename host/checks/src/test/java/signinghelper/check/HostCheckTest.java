package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.TimeSettings;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class HostCheckTest {
    @TempDir
    private Path folder;

    private Path program = Path.of("alone");

    private ProfileSource source = () -> {
        throw Refusal.of(ErrorCode.PROFILE_INVALID);
    };

    private Finding look(Path state, Circumstances circumstances) {
        return new HostCheck("1.2.3", state, program, source)
                .look(circumstances)
                .get(0);
    }

    @Test
    void tellsVersionsAndLeavesNothingInTheFolder() {
        var finding = look(folder.resolve("state"), TestProfiles.with(TimeSettings.NONE));

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence())
                .contains(
                        new Evidence("version", Evidence.Kind.PLAIN, "1.2.3"),
                        new Evidence("profile", Evidence.Kind.PLAIN, "test 1"));
        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    /** The browser goes on with the copy that it has started, until it is closed. */
    @Test
    void anUpdateThatWaitsForTheBrowserIsAWarning() throws Exception {
        program = Files.createDirectories(folder.resolve("versions/1.2.3"));
        var pointer = Files.writeString(folder.resolve("current"), "1.2.3\n");
        assertThat(look(folder.resolve("state"), TestProfiles.with(TimeSettings.NONE))
                        .verdict())
                .isEqualTo(Verdict.PASS);

        Files.writeString(pointer, "1.3.0-2\n1.2.3\n");
        var finding = look(folder.resolve("state"), TestProfiles.with(TimeSettings.NONE));
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.code()).isEqualTo(ErrorCode.UPDATE_PENDING);
        assertThat(finding.facts()).containsEntry("version", "1.3.0-2");
    }

    @Test
    void aVersionThatTheProfileWithdrawsIsToldWithTheWayToUpdate() {
        var finding = look(folder.resolve("state"), TestProfiles.withdrawing("1.2.2", "1.2.3"));

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.code()).isEqualTo(ErrorCode.VERSION_WITHDRAWN);
        var page = Map.of("installation", "https://portal.example/helper/");
        for (var language : Language.values()) {
            var words = new GuidanceBook(() -> page).words(ErrorCode.VERSION_WITHDRAWN, finding.facts(), language);
            assertThat(words.reason()).contains("1.2.3");
            assertThat(words.steps()).anyMatch(step -> step.contains("https://portal.example/helper/"));
        }
        assertThat(look(folder.resolve("state"), TestProfiles.withdrawing("1.2.30", "1.2"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aWithdrawnVersionWhoseUpdateWaitsIsBoth() throws Exception {
        program = Files.createDirectories(folder.resolve("versions/1.2.3"));
        Files.writeString(folder.resolve("current"), "1.3.0\n1.2.3\n");

        assertThat(new HostCheck("1.2.3", folder.resolve("state"), program, source)
                        .look(TestProfiles.withdrawing("1.2.3")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.VERSION_WITHDRAWN, ErrorCode.UPDATE_PENDING);
    }

    @Test
    void withoutAProfileNothingWorks() {
        assertThat(look(folder, Circumstances.NONE).code()).isEqualTo(ErrorCode.PROFILE_INVALID);
    }

    @Test
    void aProfileThatIsTooOldIsToldWithBothVersions() {
        var versions = Map.of("found", "1", "needed", "2");
        source = () -> {
            throw new Refusal(ErrorCode.PROFILE_OLDER, versions);
        };
        var finding = look(folder, Circumstances.NONE);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(ErrorCode.PROFILE_OLDER);
        assertThat(finding.facts()).isEqualTo(versions);
    }

    /** A file stands where the folder should be, which not even an administrator can write into. */
    @Test
    void aFolderThatCannotBeWrittenFails() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(look(file.resolve("state"), TestProfiles.with(TimeSettings.NONE))
                        .code())
                .isEqualTo(ErrorCode.DATA_FOLDER_UNWRITABLE);
    }
}
