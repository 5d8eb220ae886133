package signinghelper.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code timedatectl set-ntp true}; it asks for the consent itself (polkit). */
public final class LinuxTimeService implements TimeService {
    /** Time limit: the user may have to type a password. */
    private static final long SECONDS = 120;

    private final List<String> command;

    public LinuxTimeService() {
        this(Path.of("/usr/bin/timedatectl"));
    }

    LinuxTimeService(Path program) {
        command = List.of(program.toString(), "set-ntp", "true");
    }

    @Override
    public List<RepairPlan.Step> steps() {
        return List.of(new RepairPlan.Step("clock.set-ntp", String.join(" ", command)));
    }

    @Override
    public void synchronise() throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException("timedatectl does not come to its end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("timedatectl ended with " + process.exitValue());
        }
    }
}
