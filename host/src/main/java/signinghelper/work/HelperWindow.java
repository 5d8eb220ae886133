package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/** The helper's own window: what is in the way, and what is plugged in. There is at most one. */
public interface HelperWindow {

    /**
     * Shows it, or brings the one that is there to the front, in whichever process it is; returns as soon as that is done.
     *
     * @param language to begin with; the user may choose another
     * @param about code of the finding to begin at; null for none. A window in another process stays where it is
     * @throws Refusal {@code PROMPT_UNAVAILABLE} without a desktop
     */
    void open(Language language, @Nullable ErrorCode about) throws Refusal;

    /**
     * Waits until the user has closed it; returns at once if this process does not show it.
     *
     * @throws Refusal {@code ABORTED} when interrupted
     */
    void awaitClosed() throws Refusal;

    /** Closes it, if it is there. */
    void close();
}
