package signinghelper.testkit.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code openssl} program, as a second opinion.
 *
 * @param folder where it runs
 */
public record OpenSsl(Path folder) {
    /** Output and exit code of a run. */
    public record Outcome(int exitCode, String output) {}

    /** Runs it to its end. */
    public Outcome run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /**
     * Runs it to its good end.
     *
     * @throws IOException if it is missing or fails, with what it printed
     */
    public void succeed(String... arguments) throws IOException {
        try {
            var outcome = run(arguments);
            if (outcome.exitCode() != 0) {
                throw new IOException("openssl ended with " + outcome.exitCode() + ": " + outcome.output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
