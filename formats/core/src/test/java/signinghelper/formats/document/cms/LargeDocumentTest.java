package signinghelper.formats.document.cms;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A document that is several times as large as all the memory of the process that signs and verifies it. */
@Tag("slow")
class LargeDocumentTest {
    private static final long SIZE = 128L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cms-detached", "cms-attached"})
    void isSignedAndVerifiedInLittleMemory(String format) throws Exception {
        var content = folder.resolve("content");
        try (var file = new RandomAccessFile(content.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDocument.class.getName(),
                        format,
                        content.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("holds");
        assertThat(process.exitValue()).isZero();
    }
}
