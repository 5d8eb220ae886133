package signinghelper.testkit.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A program in a process of its own.
 *
 * @param command it and its arguments
 * @param environment further variables, added to those of this process
 */
public record ExternalProgram(List<String> command, Map<String, String> environment) {
    public ExternalProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Runs it without input; otherwise like {@link #run(byte[])}. */
    public String run() throws IOException {
        return run(new byte[0]);
    }

    /**
     * Runs it to its end; returns what it printed, errors too.
     *
     * @throws IOException if it cannot be started or fails, with what it printed
     */
    public String run(byte[] input) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(command.get(0) + " ended with " + exitCode + ": " + printed);
        }
        return printed;
    }
}
