package signinghelper.check;

import signinghelper.platform.ElevatedProgram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Windows' own time service: started with {@code sc.exe}, then synchronised with {@code w32tm.exe}. */
public final class WindowsTimeService implements TimeService {
    private static final int ALREADY_RUNNING = 1056;

    private final Supplier<Path> system;
    private final ElevatedProgram elevated;

    /**
     * Creates the object without running a program.
     *
     * @param system Windows' folder of its own programs, e.g. {@code C:\Windows\System32}; asked when it is needed,
     *     since the answer comes from native code
     */
    public WindowsTimeService(Supplier<Path> system, ElevatedProgram elevated) {
        this.system = system;
        this.elevated = elevated;
    }

    private Path service() {
        return system.get().resolve("sc.exe");
    }

    private Path time() {
        return system.get().resolve("w32tm.exe");
    }

    @Override
    public List<RepairPlan.Step> steps() {
        return List.of(
                new RepairPlan.Step("clock.start-service", service() + " start w32time"),
                new RepairPlan.Step("clock.resynchronise", time() + " /resync"));
    }

    @Override
    public void synchronise() throws IOException, InterruptedException {
        var started = elevated.run(service(), "start w32time");
        if (started != 0 && started != ALREADY_RUNNING) {
            throw new IOException("sc.exe ended with " + started);
        }
        var synchronised = elevated.run(time(), "/resync");
        if (synchronised != 0) {
            throw new IOException("w32tm.exe ended with " + synchronised);
        }
    }
}
