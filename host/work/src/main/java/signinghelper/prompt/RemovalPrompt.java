package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prompt that asks the user to confirm the program's removal from this computer, and shows its result. */
public interface RemovalPrompt {

    /** Removal of the program. */
    interface Removal {
        /** Returns what could not be removed because it is running. */
        List<Path> make() throws Refusal;
    }

    /**
     * Asks, and returns when the user has closed the window.
     *
     * @return result of the removal; empty when the user declined it
     * @throws Refusal {@code PROMPT_UNAVAILABLE} without a desktop, {@code ABORTED} when interrupted; anything that the
     *     removal throws, after the user has read it
     */
    Optional<List<Path>> ask(Language language, Removal removal) throws Refusal;
}
