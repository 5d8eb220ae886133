package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ChildProgramTest {
    private static final List<String> SLEEPER = List.of("sh", "-c", "echo $$; exec sleep 300");

    @TempDir
    private Path folder;

    /** Ends itself, as the window does that is closed, while its child runs. */
    static final class Closed {
        private Closed() {}

        public static void main(String[] arguments) throws Exception {
            var child = new Thread(() -> {
                try {
                    ChildProgram.run(Path.of(arguments[0]), SLEEPER);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            child.setDaemon(true);
            child.start();
            while (ProcessHandle.current().descendants().findAny().isEmpty()) {
                Thread.sleep(10);
            }
            System.out.println(ProcessHandle.current()
                    .descendants()
                    .findAny()
                    .orElseThrow()
                    .pid());
            System.exit(0);
        }
    }

    @Test
    void endsWithTheProgramThatWaitsForIt() throws Exception {
        var closed = ChildJava.start(Closed.class, folder.toString());

        var pid = Long.parseLong(closed.inputReader(StandardCharsets.UTF_8).readLine());

        assertThat(closed.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var child = ProcessHandle.of(pid);
        if (child.isPresent()) {
            child.get().onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void tellsWhatWasPrintedAndHowItEnded() throws Exception {
        var ended = ChildProgram.run(folder, List.of("sh", "-c", "echo said; echo 出错 >&2; exit 7"));

        assertThat(ended).isEqualTo(new ChildProgram.Ended(7, "said\n", "出错\n"));
        assertThat(ended.well()).isFalse();
    }
}
