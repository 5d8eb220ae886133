package signinghelper.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program to its end, within a limit of time. */
final class ChildProgram {
    /** A slow disk and security software that reads everything make a first start take long. */
    private static final long SECONDS = 180;

    private static final Logger LOG = System.getLogger(ChildProgram.class.getName());

    private ChildProgram() {}

    /**
     * Result of a finished process.
     *
     * @param out all that it wrote on standard output, each byte as the character of that number
     * @param errors the same of standard error
     */
    record Ended(int exitCode, String out, String errors) {
        boolean well() {
            return exitCode == 0;
        }
    }

    /** Runs it as {@link #run(Path, List, AtExit)} does; it ends with this process. */
    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        // A user who closes the installer's window ends this process in the middle.
        try (var end = new AtExit()) {
            return run(folder, command, end);
        }
    }

    /**
     * Starts it in {@code folder}, with nothing on its standard input, and waits.
     *
     * @throws IOException if it does not start, or has not ended in time; then it is killed
     * @throws InterruptedException if this process ends, and its children with it; their results say nothing then
     */
    static Ended run(Path folder, List<String> command, AtExit end) throws IOException, InterruptedException {
        var program = new ProcessBuilder(command).directory(folder.toFile());
        var ended = toItsEnd(end.before(program::start), command);
        return end.before(() -> ended);
    }

    private static Ended toItsEnd(Process process, List<String> command) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream(), StandardCharsets.ISO_8859_1));
            var errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream(), StandardCharsets.UTF_8));
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no end after " + SECONDS + " s: " + command);
            }
            var ended = new Ended(process.exitValue(), out.join(), errors.join());
            LOG.log(Level.INFO, "exit code {0} of {1}\n{2}", ended.exitCode(), command, ended.errors());
            return ended;
        } finally {
            kill(process.descendants());
            process.destroyForcibly();
        }
    }

    private static void kill(Stream<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private static String all(InputStream text, Charset charset) {
        var read = new ByteArrayOutputStream();
        try (text) {
            text.transferTo(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString(charset);
    }
}
