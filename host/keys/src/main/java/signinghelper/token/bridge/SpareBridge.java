package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Bridge that starts while the host still reads which library it will need and inspects that. It loads none until the
 * host gives it the arguments, which is after the inspection. It starts only where the last host needed a bridge.
 */
public final class SpareBridge {
    private static final long SECONDS_TO_WAIT = 60;
    private static final String BETWEEN = "\0";

    private final Path note;
    private @Nullable Waiting waiting;
    private boolean isAsked;

    private record Waiting(List<String> command, Process process) {
        void tell(List<String> arguments) throws IOException {
            var text = String.join(BETWEEN, arguments).getBytes(StandardCharsets.UTF_8);
            new FrameStream(process.getInputStream(), process.getOutputStream())
                    .write(new Frame(Frame.Kind.ARGUMENTS, text));
        }
    }

    /**
     * Creates the object without starting anything.
     *
     * @param note file that is there from the first bridge of a host to the start of the next host
     */
    public SpareBridge(Path note) {
        this.note = note;
    }

    /** Starts the bridge with this Java, once, where the last host needed one. It ends after a minute without use. */
    public synchronized void startIfUsual() {
        if (isAsked) {
            return;
        }
        isAsked = true;
        try {
            if (Files.deleteIfExists(note)) {
                var javaHome = Path.of(System.getProperty("java.home"));
                var launch = BridgeLaunch.of(javaHome, BridgeProgram.class.getName(), List.of());
                waiting = new Waiting(launch.command(), launch.start());
                CompletableFuture.delayedExecutor(SECONDS_TO_WAIT, TimeUnit.SECONDS)
                        .execute(this::end);
            }
        } catch (IOException e) {
            log("no bridge is started early", e);
        }
    }

    /** Returns a start that uses the waiting bridge if its command begins the wanted one. */
    public BridgeStart before(BridgeLaunch wanted) {
        return () -> start(wanted);
    }

    private synchronized Process start(BridgeLaunch wanted) throws IOException {
        noteNeed();
        var spare = waiting;
        if (spare == null || !begins(spare.command(), wanted)) {
            return wanted.start();
        }
        waiting = null;
        try {
            var all = wanted.command();
            spare.tell(all.subList(spare.command().size(), all.size()));
            return spare.process();
        } catch (IOException e) {
            log("the early bridge has ended", e);
            return wanted.start();
        }
    }

    private static boolean begins(List<String> command, BridgeLaunch wanted) {
        var all = wanted.command();
        return wanted.environment().isEmpty()
                && all.size() > command.size()
                && all.subList(0, command.size()).equals(command);
    }

    private void noteNeed() {
        try {
            if (!Files.exists(note)) {
                Files.createFile(note);
            }
        } catch (IOException e) {
            log("the next host starts no bridge early", e);
        }
    }

    private static void log(String message, IOException cause) {
        System.getLogger(SpareBridge.class.getName()).log(Level.INFO, message, cause);
    }

    /** Ends it if it still waits. */
    synchronized void end() {
        var spare = waiting;
        waiting = null;
        if (spare != null) {
            spare.process().destroy();
        }
    }

    /**
     * Waits in the child for the arguments.
     *
     * @return empty if the host has ended or given the child up
     */
    static List<String> arguments(InputStream in) throws IOException {
        var frame = new FrameStream(in, OutputStream.nullOutputStream()).read();
        return frame.filter(first -> first.kind() == Frame.Kind.ARGUMENTS)
                .map(first -> List.of(new String(first.body(), StandardCharsets.UTF_8).split(BETWEEN, -1)))
                .orElse(List.of());
    }
}
