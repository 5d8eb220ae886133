package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.LinuxRestarts;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.platform.Restarts;
import signinghelper.platform.WindowsRestarts;
import signinghelper.protocol.ErrorCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RestartCheckTest {
    @TempDir
    private Path folder;

    private Map<String, Path> libraries = Map.of();

    private List<Finding> look(Restarts restarts) {
        // The test's own files have just been made.
        var soon = Instant.now().plus(Duration.ofMinutes(1));
        return new RestartCheck(restarts, () -> libraries, () -> new KnownTime(soon, Duration.ZERO))
                .look(Circumstances.NONE);
    }

    private static Restarts running(Duration duration) {
        return new Restarts() {
            @Override
            public List<String> pending() {
                return List.of();
            }

            @Override
            public Optional<Duration> running() {
                return Optional.of(duration);
            }
        };
    }

    @Test
    void linuxNotesItInAFile() throws Exception {
        var note = folder.resolve("reboot-required");
        assertThat(look(new LinuxRestarts(note))).extracting(Finding::verdict).containsExactly(Verdict.PASS);

        Files.createFile(note);
        var finding = look(new LinuxRestarts(note)).get(0);
        assertThat(finding.code()).isEqualTo(ErrorCode.RESTART_PENDING);
        assertThat(finding.evidence()).extracting(Evidence::value).containsExactly(note.toString());
    }

    @Test
    void windowsNotesItInAnyOfThreePlaces() {
        var version = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
        assertThat(new WindowsRestarts(new FakeRegistry()).pending()).isEmpty();
        assertThat(new WindowsRestarts(new FakeRegistry()
                                .with(key(version + "Component Based Servicing\\RebootPending"), "", ""))
                        .pending())
                .hasSize(1);
        assertThat(new WindowsRestarts(new FakeRegistry()
                                .with(key(version + "WindowsUpdate\\Auto Update\\RebootRequired"), "a", 1))
                        .pending())
                .hasSize(1);
        assertThat(new WindowsRestarts(new FakeRegistry()
                                .with(
                                        key("SYSTEM\\CurrentControlSet\\Control\\Session Manager"),
                                        "PendingFileRenameOperations",
                                        "\\??\\C:\\a"))
                        .pending())
                .hasSize(1);
    }

    private static Registry.Key key(String path) {
        return new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, path);
    }

    @Test
    void aDriverThatCameAfterTheStartWantsAnother() throws Exception {
        libraries = Map.of("vendor", Files.createFile(folder.resolve("vendor.dll")), "other", folder.resolve("gone"));

        assertThat(look(running(Duration.ofSeconds(1))))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
        var finding = look(running(Duration.ofHours(1))).get(0);
        assertThat(finding.code()).isEqualTo(ErrorCode.DRIVER_INSTALLED_SINCE_START);
        assertThat(finding.facts()).containsEntry("driver", "vendor");
    }
}
