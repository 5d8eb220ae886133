package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks a person whether the program is to be removed from this computer, and shows what came of it. */
public interface RemovalPrompt {

    /** Removes it. */
    interface Removal {
        /** Returns what could not be removed because it is running. */
        List<Path> make() throws Refusal;
    }

    /**
     * Returns when the person has closed the window.
     *
     * @return what the removal returned; empty if the person did not want it
     * @throws Refusal {@code PROMPT_UNAVAILABLE} without a desktop, {@code ABORTED} when interrupted; what the removal
     *     throws, after the person has read it
     */
    Optional<List<Path>> ask(Language language, Removal removal) throws Refusal;
}
