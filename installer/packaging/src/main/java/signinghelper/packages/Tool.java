package signinghelper.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of the system that the build uses. */
final class Tool {
    private Tool() {}

    /**
     * Runs it to its end, in the language that programs are written in.
     *
     * @return its output
     * @throws IOException if it is missing, or fails; with its output
     */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed:\n" + said);
        }
        return said;
    }
}
