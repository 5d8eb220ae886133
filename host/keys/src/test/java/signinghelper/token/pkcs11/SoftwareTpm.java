package signinghelper.token.pkcs11;

import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code swtpm}, a TPM 2.0 in software, behind a socket in the test's own folder. */
final class SoftwareTpm {
    private static final Path PROGRAM = Path.of("/usr/bin/swtpm");

    private final Process process;
    private final Path socket;

    private SoftwareTpm(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    static SoftwareTpm start(Path folder) throws IOException, InterruptedException {
        Needed.file(PROGRAM);
        var socket = folder.resolve("tpm");
        var state = Files.createDirectory(folder.resolve("state"));
        var process = new ProcessBuilder(List.of(
                        PROGRAM.toString(),
                        "socket",
                        "--tpm2",
                        "--tpmstate",
                        "dir=" + state,
                        "--ctrl",
                        "type=unixio,path=" + socket + ".ctrl",
                        "--server",
                        "type=unixio,path=" + socket,
                        "--flags",
                        "startup-clear"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("swtpm.log").toFile())
                .start();
        for (var i = 0; i < 500 && !Files.exists(socket); i++) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        }
        return new SoftwareTpm(process, socket);
    }

    /** Returns the address as TPM libraries write it (TCTI). */
    String address() {
        return "swtpm:path=" + socket;
    }

    void end() {
        process.destroy();
    }
}
