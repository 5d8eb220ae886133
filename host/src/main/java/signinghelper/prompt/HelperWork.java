package signinghelper.prompt;

import signinghelper.check.Finding;
import signinghelper.guidance.Language;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.TokenWatch;

import java.util.List;
import java.util.function.Consumer;

/** What the helper window shows and lets the person do. All of it may take its time. */
public interface HelperWork {

    /** Ids of the checks, in the order in which a person reads their findings. */
    List<String> checks();

    /**
     * Looks at everything that may be in the way.
     *
     * @param found is told of each finding as soon as it is there, in this thread
     * @throws Refusal the reason of {@code cancellation}
     */
    void diagnose(Consumer<Finding> found, Cancellation cancellation) throws Refusal;

    /**
     * What is plugged in now.
     *
     * @throws Refusal {@code DRIVER_FAILED}, if nothing was found
     */
    List<PluggedToken> tokens() throws Refusal;

    /** Tells when U-Keys are plugged in or pulled, from a thread of its own. */
    TokenWatch watch(Runnable changed);

    /**
     * Lets the person change a PIN, in the window for that.
     *
     * @throws Refusal {@code TOKEN_ABSENT}, or as {@link Prompt#changePin}
     */
    void changePin(Language language, Cancellation cancellation) throws Refusal;
}
