package signinghelper.testkit.desktop;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

class WindowProgramTest {
    /** Program whose work fails while a thread would keep it going, as that of windows does. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] arguments) {
            new Thread(LockSupport::park).start();
            WindowProgram.runAndExit(() -> {
                throw new AssertionError("no picture");
            });
        }
    }

    @Test
    void tellsOfItsFailure() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Failing.class.getName())
                .redirectErrorStream(true)
                .start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("no picture", "WindowProgramTest");
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
