package signinghelper.jnlp;

import signinghelper.installation.InstallationException;
import signinghelper.installation.InstallationException.Reason;
import signinghelper.installation.InstallationFolder;
import signinghelper.installation.Installer;
import signinghelper.installation.Payload;
import signinghelper.installation.RunningJava;
import signinghelper.installation.Step;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Installation that one click on a link starts. The same version is only tested and registered again, a damaged one
 * replaced, a newer one left alone. In any case the helper window opens at the end.
 *
 * @param log file to which a user is pointed when something fails; empty when absent
 */
record Installation(InstallationFolder folder, Payload payload, View view, Optional<Path> log) {
    private static final System.Logger LOG = System.getLogger(Installation.class.getName());

    /** Tries until it succeeds or the user gives up; returns true when the program is installed. */
    boolean run() throws InterruptedException {
        while (true) {
            try {
                install();
                return true;
            } catch (InstallationException e) {
                if (!again(Words.of(e.reason()), e)) {
                    return false;
                }
            } catch (IOException e) {
                if (!again(Words.UNWRITABLE, e)) {
                    return false;
                }
            } catch (RuntimeException e) {
                if (!again(Words.UNEXPECTED, e)) {
                    return false;
                }
            }
        }
    }

    private boolean again(Words why, Exception cause) throws InterruptedException {
        LOG.log(Level.ERROR, "not installed", cause);
        return view.failed(why, log);
    }

    private void install() throws InstallationException, IOException, InterruptedException {
        try {
            var before = new Installer(folder, new RunningJava(), this::begin).install(payload);
            LOG.log(Level.INFO, "installed {0}, before {1}", payload.version(), before);
        } catch (InstallationException e) {
            if (e.reason() != Reason.OLDER) {
                throw e;
            }
            LOG.log(Level.INFO, "nothing to install", e);
        }
        if (view.hasScreen()) {
            openWindow();
        }
    }

    private void begin(Step step) {
        LOG.log(Level.INFO, "{0}", step);
        view.begin(step);
    }

    /** Opens the window as an independent process: this process ends, and OpenWebStart's resources with it. */
    private void openWindow() throws IOException {
        new ProcessBuilder(folder.launcher().toString(), "window")
                .directory(folder.base().toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .getOutputStream()
                .close();
    }
}
