package signinghelper.jnlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Log of each start, in the temporary folder, readable by the user alone. */
final class InstallationLog {
    private InstallationLog() {}

    /**
     * Sends everything that is logged from here on to the file too. Empty when the file cannot be written, which is
     * logged.
     */
    static Optional<Path> open() {
        try {
            var file = Files.createTempFile("signing-helper-installation-", ".log");
            write(file);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file) throws IOException {
        Handler handler = new FileHandler(file.toString().replace("%", "%%"), true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }
}
