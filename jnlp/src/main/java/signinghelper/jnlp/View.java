package signinghelper.jnlp;

import signinghelper.installation.Step;

import java.nio.file.Path;
import java.util.Optional;

/** What a person sees of an installation. Called by the thread that installs. */
interface View {
    void begin(Step step);

    /**
     * Says why it did not come to its end.
     *
     * @param log more for a support desk; empty if there is none
     * @return whether the person wants to try again
     */
    boolean failed(Words why, Optional<Path> log) throws InterruptedException;

    /** Whether there is a screen, so that a window of the program makes sense. */
    boolean hasScreen();
}
