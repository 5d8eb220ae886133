package signinghelper.protocol;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The generator of host and extension, started as a developer starts it, on a copy of its files. */
@Tag("slow")
class GeneratorTest {
    private static final Path SOURCES = Path.of("../../protocol");
    private static final String METHODS =
            "host/ground/target/generated-sources/protocol/signinghelper/protocol/Method.java";
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    private Path folder;

    private Path said;

    @BeforeEach
    void copy() throws IOException {
        said = folder.resolve("said");
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve("protocol").resolve(SOURCES.relativize(file)));
            }
        }
    }

    private int generate(String... parts) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "protocol/Generate.java");
        builder.command().addAll(List.of(parts));
        var process = builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void change(String name, String text, String other) throws IOException {
        var file = folder.resolve("protocol").resolve(name);
        var before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, other));
    }

    @Test
    void writesBothPartsAndLeavesAloneWhatIsRight() throws Exception {
        assertThat(generate()).isZero();
        var methods = folder.resolve(METHODS);
        assertThat(methods).hasContent(Files.readString(Path.of("../..").resolve(METHODS)));
        assertThat(folder.resolve("extension/target/generated/protocol/requests.ts"))
                .content()
                .contains("\"login.authenticate\": { window: \"ASKS\"");
        var longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(methods, longAgo);
        change("guidance/en.json", "Try once more.", "Try again.");

        assertThat(generate()).isZero();
        assertThat(Files.getLastModifiedTime(methods)).isEqualTo(longAgo);
        assertThat(folder.resolve("extension/target/generated/protocol/guidance.ts"))
                .content()
                .contains("Try again.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol.schema.json | \"Retry\": {   | \"Verdict\": {     | twice: Verdict",
                "guidance/en.json     | \"HOST_SILENT\" | \"HOST_SPEAKS\"   | en has no words for HOST_SILENT",
                "protocol.schema.json | \"JsonRpc\": { | { \"JsonRpc\": {   | a name is missing before '{'",
            })
    void refusesFilesThatItDoesNotUnderstand(String file, String text, String other, String reason) throws Exception {
        change(file, text, other);

        assertThat(generate("extension")).isNotZero();
        assertThat(said).content().contains(reason);
    }
}
