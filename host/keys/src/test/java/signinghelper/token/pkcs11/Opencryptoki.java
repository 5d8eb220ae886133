package signinghelper.token.pkcs11;

import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * opencryptoki's daemon {@code pkcsslotd}, in mount and IPC namespaces of its own: it wants its folders below
 * {@code /var} and {@code /run}, and shared memory.
 */
final class Opencryptoki {
    /** Place of the software token in Debian's configuration. */
    static final int SOFTWARE_SLOT = 3;

    private static final Path PROGRAM = Path.of("/usr/sbin/pkcsslotd");
    private static final String SCRIPT = """
            set -e
            mount -t tmpfs none /dev/shm
            for place in /var/lib/opencryptoki /run/opencryptoki /run/lock/opencryptoki; do
              own="$1/$(echo "$place" | tr / _)"
              mkdir -p "$place" "$own/swtok/TOK_OBJ"
              chown -R root:pkcs11 "$own"
              chmod -R ug+rwx "$own"
              mount --bind "$own" "$place"
            done
            pkcsslotd
            while [ ! -s /run/opencryptoki/pkcsslotd.pid ]; do sleep 0.05; done
            echo ready
            read -r end || true
            kill "$(cat /run/opencryptoki/pkcsslotd.pid)"
            """;

    private final Process process;

    private Opencryptoki(Process process) {
        this.process = process;
    }

    static Opencryptoki start(Path folder) throws IOException {
        Needed.file(PROGRAM);
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need root");
        var process = new ProcessBuilder(List.of(
                        "unshare",
                        "--mount",
                        "--ipc",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        SCRIPT,
                        "sh",
                        Files.createDirectory(folder.resolve("slots")).toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return new Opencryptoki(process);
    }

    /** Program and arguments that run a command in the same namespaces. */
    List<String> inside() {
        var namespaces = "/proc/" + process.pid() + "/ns/";
        return List.of("nsenter", "--mount=" + namespaces + "mnt", "--ipc=" + namespaces + "ipc", "--");
    }

    /** Ends the daemon by closing its input. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        process.onExit().join();
    }
}
