package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;
import java.util.List;

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
     * Shows the window in the same way, with the verdict on each of the files; also on one that is not there.
     *
     * @param files absolute paths, at least one
     * @throws Refusal {@code PROMPT_UNAVAILABLE} without a desktop
     */
    void inspect(Language language, List<Path> files) throws Refusal;

    /**
     * Waits until the user has closed it; returns at once if this process does not show it.
     *
     * @throws Refusal {@code ABORTED} when interrupted
     */
    void awaitClosed() throws Refusal;

    /** Closes it, if it is there. */
    void close();
}
