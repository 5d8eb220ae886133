package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.match.Account;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.FileOwnership;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A folder of a driver that others may change, on this computer's file system. */
class DriverFolderTest {
    private static final TimeSource TIME = () -> new KnownTime(Instant.parse("2026-11-26T08:00:00Z"), Duration.ZERO);

    private static final Circumstances NONE = TestProfiles.with((Account) null);

    @TempDir
    private Path folder;

    private Path library;
    private Path vendor;
    private Repairs repairs;

    @BeforeEach
    void install() throws Exception {
        vendor = Files.createDirectory(folder.toRealPath().resolve("vendor"));
        library = Files.createFile(vendor.resolve("lib.so"));
        permit(vendor, "rwxr-xr-x");
        permit(library, "rw-r--r--");
        var libraries = new FakeLibraries().using("vendor", library);
        repairs = new Repairs(
                List.of(new DriverFolderRepair(libraries)), folder.resolve("repairs"), TIME, new WireFormat());
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void rightIsTakenFromFileAndFolderAndGivenBack() throws Exception {
        permit(vendor, "rwxrwxrwx");
        permit(library, "rw-r--rw-");

        var plan = repairs.plan(DriverFolderRepair.ID, NONE);
        assertThat(plan.steps())
                .hasSize(2)
                .anyMatch(step -> step.target().startsWith(vendor + " (rwxrwxrwx "))
                .anyMatch(step -> step.target().startsWith(library + " (rw-r--rw- "));
        assertThat(permissions(vendor)).isEqualTo("rwxrwxrwx");
        var run = repairs.perform(plan);

        assertThat(permissions(library)).isEqualTo("rw-r--r--");
        assertThat(permissions(vendor)).doesNotEndWith("w-").endsWith("r-x");
        assertThat(FileOwnership.isOpenToOthers(library)).isFalse();
        assertThat(run.canBeUndone()).isTrue();

        assertThat(repairs.undo(run.id())).isEmpty();
        assertThat(permissions(vendor)).isEqualTo("rwxrwxrwx");
        assertThat(permissions(library)).isEqualTo("rw-r--rw-");
    }

    @Test
    void whatAnotherHasChangedSinceIsLeft() throws Exception {
        permit(vendor, "rwxr-xrwx");
        var run = repairs.perform(repairs.plan(DriverFolderRepair.ID, NONE));
        permit(vendor, "rwx------");

        repairs.undo(run.id());

        assertThat(permissions(vendor)).isEqualTo("rwx------");
    }

    @Test
    void closedFolderNeedsNoRepairAndAnotherPlanIsNotCarriedOut() throws Exception {
        assertThat(catchThrowableOfType(Refusal.class, () -> repairs.plan(DriverFolderRepair.ID, NONE))
                        .code())
                .isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
        permit(vendor, "rwxr-xrwx");
        var plan = repairs.plan(DriverFolderRepair.ID, NONE);
        permit(library, "rw-r--rw-");

        assertThat(catchThrowableOfType(Refusal.class, () -> repairs.perform(plan))
                        .code())
                .isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(permissions(vendor)).isEqualTo("rwxr-xrwx");
    }

    @Test
    void findingNamesFolderAndRightHereAndNotToAPage() throws Exception {
        permit(vendor, "rwxr-xrwx");
        var finding =
                OpenDriverPlaces.named(Finding.of("token-service", Verdict.FAIL, ErrorCode.DRIVER_UNTRUSTED), library);

        assertThat(finding.repairs()).containsExactly(DriverFolderRepair.ID);
        assertThat(finding.facts()).isEmpty();
        for (var language : Language.values()) {
            var words =
                    new GuidanceBook().words(ErrorCode.DRIVER_UNTRUSTED, finding.factsAt(Finding.Place.HERE), language);
            assertThat(words.reason()).contains(vendor.toString()).contains("rwxr-xrwx");
            assertThat(new GuidanceBook()
                            .words(ErrorCode.DRIVER_UNTRUSTED, Map.of(), language)
                            .reason())
                    .doesNotContain("[", "{");
        }
    }
}
