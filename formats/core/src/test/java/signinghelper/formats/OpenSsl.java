package signinghelper.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code openssl} program, as a second opinion. */
public final class OpenSsl {
    /** Output and exit code of a run. */
    public record Outcome(int exitCode, String output) {}

    private final Path folder;

    private OpenSsl(Path folder) {
        this.folder = folder;
    }

    public static OpenSsl in(Path folder) throws Exception {
        var openSsl = new OpenSsl(folder);
        Needed.that(openSsl.isInstalled(), "openssl is not installed");
        return openSsl;
    }

    private boolean isInstalled() throws InterruptedException {
        try {
            return run("version").exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

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
}
