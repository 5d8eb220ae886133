package signinghelper.work;

import signinghelper.platform.WholeFile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this computer that everything was right once. */
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

    /** A computer that cannot remember is asked to take the first steps again, and harms nobody. */
    public void remember() {
        try {
            WholeFile.write(file, new byte[0]);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "it is not remembered that everything was right", e);
        }
    }
}
