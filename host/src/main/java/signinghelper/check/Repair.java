package signinghelper.check;

import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.List;

/**
 * Puts one thing right. Consent is asked by the caller with what {@link #plan} says; nothing happens before it.
 *
 * <p>A new one is a class and a line in {@code DiagnosedComputer.repairs()}.
 */
public interface Repair {

    /** Stable, e.g. {@code clock.synchronise}; what a finding offers. */
    String id();

    /** Whether a person may also pick it where no finding offers it. */
    default boolean isOnRequest() {
        return false;
    }

    /**
     * Says exactly what would be done, now. Changes nothing. May look as long as a check of the same thing.
     *
     * @throws Refusal {@code REPAIR_NOT_NEEDED} where there is nothing to do, or it is not certain that there is
     */
    RepairPlan plan(Circumstances circumstances) throws Refusal;

    /**
     * Does what {@code plan} says and nothing else. Each change is written into {@code journal} before it is made.
     *
     * @throws Refusal {@code REPAIR_FAILED} when it could not be finished; then everything is as it was, or else {@code
     *     REPAIR_INCOMPLETE}
     */
    void perform(RepairPlan plan, RepairJournal journal) throws Refusal;

    /**
     * Takes back what one run did.
     *
     * @param done as this repair wrote it
     * @throws Refusal {@code REPAIR_FAILED}; {@code REPAIR_NOT_UNDOABLE} for a repair that cannot be taken back
     */
    void undo(RepairJournal.Run done) throws Refusal;

    /**
     * What only the person can do to take one run back; empty where {@link #undo} does it all.
     *
     * @param done as this repair wrote it
     */
    default List<RepairPlan.Step> undoByHand(RepairJournal.Run done) {
        return List.of();
    }

    /**
     * Throws away what was only kept to take one run back.
     *
     * @param done as this repair wrote it, long ago
     * @return whether it keeps such things; then they are gone, and the run cannot be taken back any more
     */
    default boolean forget(RepairJournal.Run done) throws IOException {
        return false;
    }
}
