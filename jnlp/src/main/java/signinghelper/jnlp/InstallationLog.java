package signinghelper.jnlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A log for each start, in the temporary folder, readable by the person alone. */
final class InstallationLog {
    private InstallationLog() {}

    /** Everything that is logged from here on goes there too. */
    static Path open() throws IOException {
        var file = Files.createTempFile("signing-helper-installation-", ".log");
        Handler handler = new FileHandler(file.toString().replace("%", "%%"), true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        return file;
    }
}
