package signinghelper.work;

import signinghelper.platform.WholeFile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Note on this computer that every check has passed once. */
public final class PassedOnce {
    private static final Logger LOG = System.getLogger(PassedOnce.class.getName());

    private final Path file;

    /** Remembers by {@code file}, which is empty. */
    public PassedOnce(Path file) {
        this.file = file;
    }

    public boolean isRemembered() {
        return Files.exists(file);
    }

    /** Ignores a failure: the computer then shows the first steps again, which does no harm. */
    public void remember() {
        try {
            WholeFile.write(file, new byte[0]);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "it is not remembered that everything was right", e);
        }
    }
}
