package signinghelper.app;

import signinghelper.installation.InstallationFolder;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Open files of a program that an MSI has installed, its Java included. Windows removes no file that is open in this way,
 * so an upgrade leaves them until the computer's next start, and a host that runs goes on to start bridges from them.
 */
final class HeldProgram {
    private static final Logger LOG = System.getLogger(HeldProgram.class.getName());

    private final Path install;
    /** Closed by the system when this process ends. */
    private final List<FileInputStream> open = new ArrayList<>();

    HeldProgram(Path install) {
        this.install = install;
    }

    /** Opens the files; does nothing for an installation whose updates leave the folder of each version alone. */
    synchronized void hold() {
        var isOfMsi = InstallationFolder.around(install).isPresent()
                && InstallationFolder.ownAround(install).isEmpty();
        if (!isOfMsi) {
            return;
        }
        try (var files = Files.walk(install)) {
            for (var file : files.filter(this::isNeeded).toList()) {
                // A stream of Files would allow others to remove the file.
                open.add(new FileInputStream(file.toFile()));
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "an upgrade may remove files of this program while it runs", e);
        }
    }

    private boolean isNeeded(Path file) {
        return Files.isRegularFile(file) && !file.startsWith(install.resolve("java/legal"));
    }
}
