package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.profile.TimeSettings;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.TokenDriver;
import signinghelper.token.Tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The three checks of U-Keys and their drivers. */
class TokenChecksTest {
    private static final Circumstances NO_LIBRARY = TestProfiles.with(TimeSettings.NONE);

    @TempDir
    private Path folder;

    private List<Finding> service(Circumstances circumstances, TokenDriver... drivers) throws InterruptedException {
        return new TokenServiceCheck(new Tokens(List.of(drivers)), folder.resolve("state")).look(circumstances);
    }

    private static List<Finding> present(TokenDriver... drivers) throws InterruptedException {
        return new TokenPresentCheck(new Tokens(List.of(drivers))).look(NO_LIBRARY);
    }

    private static List<Finding> pin(TokenDriver... drivers) throws InterruptedException {
        return new PinCheck(new Tokens(List.of(drivers))).look(NO_LIBRARY);
    }

    private static TokenDriver failing(ErrorCode code) {
        return new FakeDriver("broken").whileListing(() -> {
            throw Refusal.of(code);
        });
    }

    @Test
    void oneUKeyIsRightNoneIsWrongAndSeveralAreRisky() throws Exception {
        assertThat(present(new FakeDriver("a", new FakeToken("1"))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(present(new FakeDriver("a"))).extracting(Finding::code).containsExactly(ErrorCode.TOKEN_ABSENT);

        var several = present(new FakeDriver("a", new FakeToken("1")), new FakeDriver("b", new FakeToken("2")));
        assertThat(several).extracting(Finding::code).containsExactly(ErrorCode.TOKEN_SEVERAL);
        assertThat(several.get(0).facts()).containsEntry("count", "2");
    }

    @Test
    void aDriverThatCannotTellMayHaveOne() throws Exception {
        assertThat(present(failing(ErrorCode.DRIVER_CRASHED), new FakeDriver("a")))
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Verdict.UNKNOWN, ErrorCode.DRIVER_CRASHED));
    }

    @Test
    void thePinOfEachUKeyIsLookedAtAndNoTrySpent() throws Exception {
        var good = new FakeToken("good");
        var locked = new FakeToken("locked").locked();

        assertThat(pin(new FakeDriver("a", good, locked)))
                .extracting(Finding::code)
                .containsExactly(null, ErrorCode.PIN_LOCKED);
        assertThat(good.logins() + locked.logins()).isZero();
        assertThat(good.triesLeft()).isEqualTo(6);
        assertThat(pin(new FakeDriver("a"))).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void aDriverThatIsPartOfTheProgramNeedsNoLibrary() throws Exception {
        assertThat(service(NO_LIBRARY, new FakeDriver("demo")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        assertThat(service(NO_LIBRARY)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void noneOfTheProfilesLibrariesIsAFault() throws Exception {
        var profile = TestProfiles.withLibrary("vendor", folder.resolve("vendor.so"));

        assertThat(service(profile, new FakeDriver("vendor")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_MISSING);
    }

    @Test
    void aLibraryThatGoesIsMissed() throws Exception {
        var library = Files.createFile(folder.resolve("vendor.so"));
        var profile = TestProfiles.withLibrary("vendor", library);

        assertThat(service(profile, new FakeDriver("vendor")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        Files.delete(library);
        var gone = service(profile, new FakeDriver("vendor"));

        assertThat(gone).extracting(Finding::code).containsExactly(ErrorCode.DRIVER_REMOVED);
        assertThat(gone.get(0).facts()).containsEntry("driver", "vendor");
    }

    @Test
    void aLibraryThatOthersCanChangeIsAWarning() throws Exception {
        var library = Files.createFile(folder.resolve("vendor.so"));
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(service(TestProfiles.withLibrary("vendor", library), new FakeDriver("vendor")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_UNTRUSTED);
    }

    @Test
    void aFolderThatOthersCanChangeIsToo() throws Exception {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(service(
                        TestProfiles.withLibrary("vendor", Files.createFile(open.resolve("vendor.so"))),
                        new FakeDriver("vendor")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.DRIVER_UNTRUSTED);
    }

    @Test
    void whatADriverRefusesIsSaidOfItByName() throws Exception {
        var findings = service(NO_LIBRARY, failing(ErrorCode.DRIVER_WRONG_BITNESS), new FakeDriver("other"));

        assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.DRIVER_WRONG_BITNESS);
        assertThat(findings.get(0).facts()).containsEntry("driver", "broken");
    }
}
