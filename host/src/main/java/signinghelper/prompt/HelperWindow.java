package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;

/** The helper's own window: what is in the way, and what is plugged in. There is at most one. */
public interface HelperWindow {

    /**
     * Shows it, or brings the one that is there to the front, in whichever process it is; returns as soon as that is done.
     *
     * @param language to begin with; the person may choose another
     * @throws Refusal {@code PROMPT_UNAVAILABLE} without a desktop
     */
    void open(Language language) throws Refusal;

    /**
     * Waits until the person has closed it; returns at once if this process does not show it.
     *
     * @throws Refusal {@code ABORTED} when interrupted
     */
    void awaitClosed() throws Refusal;

    /** Takes it away, if it is there. */
    void close();
}
