package signinghelper.jnlp;

import signinghelper.installation.Step;

import java.nio.file.Path;
import java.util.Optional;

/** The part of an installation that the user sees. Called by the thread that installs. */
interface View {
    void begin(Step step);

    /**
     * Says why the installation failed.
     *
     * @param log details for a support desk; empty when absent
     * @return true when the user wants to try again
     */
    boolean failed(Words why, Optional<Path> log) throws InterruptedException;

    /** Returns true when a screen is present, so that a window of the program makes sense. */
    boolean hasScreen();
}
