package signinghelper.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.session.Starter;
import signinghelper.testkit.junit.Eventually;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The parents of real processes, started by Debian's Python. */
@EnabledOnOs(OS.LINUX)
class ClientProgramTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String STARTS_OTHERS = "import subprocess,sys;subprocess.run(sys.argv[1:])";

    @TempDir
    private Path folder;

    private Starter.Program starterOfLast(String... command) throws Exception {
        Needed.file(PYTHON);
        var process = new ProcessBuilder(command).start();
        try {
            var client = new ClientProgram(folder.toRealPath());
            return client.starterOf(sleeping(process.toHandle()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }

    private static ProcessHandle sleeping(ProcessHandle process) throws InterruptedException {
        Eventually.isTrue(() -> process.descendants().anyMatch(ClientProgramTest::isSleep));
        return process.descendants()
                .filter(ClientProgramTest::isSleep)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSleep(ProcessHandle process) {
        return process.info().command().filter(name -> name.endsWith("/sleep")).isPresent();
    }

    @Test
    void isTheExecutableOfTheParent() throws Exception {
        var starter = starterOfLast(PYTHON.toString(), "-c", STARTS_OTHERS, "/usr/bin/sleep", "600");

        assertThat(starter).isEqualTo(new Starter.Program(PYTHON.toRealPath()));
    }

    /** On Windows the launcher's process stands between client and Java: the user must be told the client's name. */
    @Test
    void theLauncherOfThisProgramIsPassedOver() throws Exception {
        var launcher = copyOfPython("signing-helper.exe");

        var starter = starterOfLast(
                PYTHON.toString(),
                "-c",
                STARTS_OTHERS,
                launcher.toString(),
                "-c",
                STARTS_OTHERS,
                "/usr/bin/sleep",
                "600");

        assertThat(starter.executable()).isEqualTo(PYTHON.toRealPath());
    }

    @Test
    void anotherProgramOfTheLaunchersNameIsNotPassedOver() throws Exception {
        var elsewhere = Files.createDirectory(folder.toRealPath().resolve("elsewhere"));
        var launcher = Files.copy(PYTHON.toRealPath(), elsewhere.resolve("signing-helper.exe"));

        var starter = starterOfLast(
                PYTHON.toString(),
                "-c",
                STARTS_OTHERS,
                launcher.toString(),
                "-c",
                STARTS_OTHERS,
                "/usr/bin/sleep",
                "600");

        assertThat(starter.executable()).isEqualTo(launcher);
    }

    private Path copyOfPython(String name) throws IOException {
        return Files.copy(PYTHON.toRealPath(), folder.toRealPath().resolve(name));
    }
}
