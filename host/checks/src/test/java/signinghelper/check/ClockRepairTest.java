package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.FakeClocks;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeProbe;
import signinghelper.clock.TimeProbes;
import signinghelper.clock.TimeReading;
import signinghelper.platform.ElevatedProgram;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ClockRepairTest {
    @TempDir
    private Path folder;

    private final FakeClocks computer = new FakeClocks(Instant.parse("2026-11-24T08:00:00Z"));
    private final BestKnownTime time = new BestKnownTime(computer.clocks());
    private final List<String> run = new ArrayList<>();
    private int exitCode;

    private final ElevatedProgram elevated = (program, arguments) -> {
        run.add(program + " " + arguments);
        return exitCode;
    };
    private final ClockRepair windows =
            new ClockRepair(time, new WindowsTimeService(() -> Path.of("/Windows/System32"), elevated));

    private TimeProbe saying(Duration offset) {
        return () -> new TimeReading(
                new KnownTime(computer.wall().minus(offset), Duration.ofSeconds(1)),
                computer.wall(),
                computer.clocks().monotonic().nanoseconds());
    }

    private void know(TimeProbe portal, TimeProbe network) {
        time.adopt(new TimeProbes(portal, network));
        time.ask().join();
    }

    private RepairJournal journal() {
        return new RepairJournal(folder.resolve("repairs/run"), new WireFormat());
    }

    private static TimeProbe silent() {
        return () -> {
            throw new IOException("nobody there");
        };
    }

    private ErrorCode refusalOfPlan() {
        return catchThrowableOfType(Refusal.class, () -> windows.plan(Circumstances.NONE))
                .code();
    }

    @Test
    void onlyAContradictionByThePortalIsAReason() throws Exception {
        know(silent(), saying(Duration.ofHours(1)));
        assertThat(refusalOfPlan()).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);

        know(saying(Duration.ofSeconds(5)), silent());
        assertThat(refusalOfPlan()).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);

        know(saying(Duration.ofHours(1)), silent());
        assertThat(windows.plan(Circumstances.NONE).steps()).hasSize(2);
        assertThat(run).isEmpty();
    }

    @Test
    void windowsRunsItsOwnProgramsByTheirFullPath() throws Exception {
        know(saying(Duration.ofHours(1)), silent());
        var plan = windows.plan(Circumstances.NONE);
        assertThat(plan.elevated()).isTrue();

        windows.perform(plan, journal());

        assertThat(run)
                .containsExactly("/Windows/System32/sc.exe start w32time", "/Windows/System32/w32tm.exe /resync")
                .containsExactlyElementsOf(
                        plan.steps().stream().map(RepairPlan.Step::target).toList());
    }

    @Test
    void aProgramThatFailsFailsTheRepair() throws Exception {
        know(saying(Duration.ofHours(1)), silent());
        var plan = windows.plan(Circumstances.NONE);
        exitCode = 5;

        assertThat(catchThrowableOfType(Refusal.class, () -> windows.perform(plan, journal()))
                        .code())
                .isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(run).hasSize(1);
    }

    /** Windows says so of a service that runs already; that is no fault. */
    @Test
    void aTimeServiceThatRunsAlreadyIsNoFault() throws Exception {
        var service = new WindowsTimeService(() -> Path.of("/Windows/System32"), (program, arguments) -> {
            run.add(arguments);
            return arguments.startsWith("start") ? 1056 : 0;
        });

        service.synchronise();

        assertThat(run).containsExactly("start w32time", "/resync");
    }

    @Test
    void linuxSwitchesNetworkTimeOn() throws Exception {
        var program = folder.resolve("timedatectl");
        Files.writeString(
                program, "#!/bin/sh\necho \"$@\" > \"" + folder + "/asked\"\nexit $(cat " + folder + "/code)\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("code"), "0");
        know(saying(Duration.ofHours(-1)), silent());
        var linux = new ClockRepair(time, new LinuxTimeService(program));

        var journal = journal();
        var agreed = linux.plan(Circumstances.NONE);
        journal.begin(agreed, computer.wall());
        linux.perform(agreed, journal);

        assertThat(agreed.elevated()).isTrue();
        assertThat(folder.resolve("asked")).hasContent("set-ntp true");
        assertThat(journal.read().changes()).containsExactly(program + " set-ntp true");

        Files.writeString(folder.resolve("code"), "1");
        var plan = linux.plan(Circumstances.NONE);
        assertThat(catchThrowableOfType(Refusal.class, () -> linux.perform(plan, journal()))
                        .code())
                .isEqualTo(ErrorCode.REPAIR_FAILED);
    }
}
