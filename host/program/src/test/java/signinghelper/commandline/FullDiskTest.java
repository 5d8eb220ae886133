package signinghelper.commandline;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A real file system of one MiB, in a namespace that goes with the program. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final String SCRIPT = """
            set -e
            mount -t tmpfs -o size=1m tmpfs "$1"
            shift
            exec "$@"
            """;

    @TempDir
    private Path folder;

    @Test
    void itIsToldWithACodeOfItsOwnAndNothingHalfWrittenStays() throws Exception {
        Needed.file(UNSHARE);
        var disk = Files.createDirectory(folder.resolve("disk")).toString();
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toString();
        var command = List.of(
                UNSHARE.toString(),
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                disk,
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProgram.class.getName(),
                disk,
                elsewhere);
        assertThat(new ExternalProgram(command, Map.of()).run().lines())
                .containsExactly(
                        "announced 512 KiB: done",
                        "announced 2 MiB: STORAGE_FULL",
                        "uploaded: STORAGE_FULL",
                        "uploaded after it: done",
                        "kept 2 MiB: STORAGE_FULL",
                        "kept more than there was room for: STORAGE_FULL",
                        "kept after it: done",
                        "command line: 1 [STORAGE_FULL]",
                        "left: [content, large.txt]");
    }
}
