package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/** The helper's own window: problems and plugged-in U-Keys. At most one is open. */
public interface HelperWindow {

    /**
     * Shows the window, or brings the open one to the front, in this or another process; returns when that is done.
     *
     * @param language to begin with; the user may choose another
     * @param about code of the finding to begin at; null for none: an open window then keeps its page
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
