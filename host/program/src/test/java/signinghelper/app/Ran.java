package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Finished command with its output. */
record Ran(int exitCode, String out, String errors) {
    private static final long DEADLINE_SECONDS = 120;

    /** Starts a program without input and waits for it. */
    static Ran of(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                    .as("has ended")
                    .isTrue();
            return new Ran(process.exitValue(), out.join(), errors.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(java.io.InputStream text) {
        try (text) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Standard output, which must be one JSON document. */
    JsonNode json() throws IOException {
        assertThat(out.lines()).hasSize(1);
        return new JsonMapper().readTree(out);
    }
}
