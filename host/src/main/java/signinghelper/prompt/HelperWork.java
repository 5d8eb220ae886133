package signinghelper.prompt;

import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.TokenWatch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the helper window shows and lets the person do. All of it may take its time. */
public interface HelperWork {

    /** Ids of the checks, in the order in which a person reads their findings. */
    List<String> checks();

    /** The portal's settings; where there are none that are valid, a finding says why. */
    Optional<Profile> profile();

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
    PluggedTokens tokens() throws Refusal;

    /** Tells when U-Keys are plugged in or pulled, from a thread of its own. */
    TokenWatch watch(Runnable changed);

    /**
     * Lets the person change a PIN, in the window for that.
     *
     * @throws Refusal {@code TOKEN_ABSENT}, or as {@link Prompt#changePin}
     */
    void changePin(Language language, Cancellation cancellation) throws Refusal;

    /**
     * Says exactly what a repair would do, now.
     *
     * @throws Refusal as {@link Repairs#plan}
     */
    RepairPlan plan(String repair) throws Refusal;

    /**
     * Does what the person has agreed to.
     *
     * @throws Refusal as {@link Repairs#perform}
     */
    RepairJournal.Run repair(RepairPlan agreed) throws Refusal;

    /** Repairs that the person may pick where no finding offers them. */
    List<String> repairsOnRequest();

    /** What repairs have done on this computer, the latest first. */
    List<RepairJournal.Run> repairRuns();

    /**
     * Takes back what a repair has done, or says how the person does it.
     *
     * @return as {@link Repairs#undo}
     * @throws Refusal likewise
     */
    List<RepairPlan.Step> undo(RepairJournal.Run run) throws Refusal;

    /** Whether everything was right once on this computer. */
    boolean hasPassedOnce();

    void rememberPassed();
}
