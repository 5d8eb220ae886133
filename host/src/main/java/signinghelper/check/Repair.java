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

    /** Returns true when the user may also choose this repair without a finding that offers it. */
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
     * Undoes one run.
     *
     * @param done as this repair wrote it
     * @throws Refusal {@code REPAIR_FAILED}; {@code REPAIR_NOT_UNDOABLE} for a repair that cannot be undone
     */
    void undo(RepairJournal.Run done) throws Refusal;

    /**
     * Returns the steps that only the user can do to undo one run; empty when {@link #undo} does everything.
     *
     * @param done as this repair wrote it
     */
    default List<RepairPlan.Step> undoByHand(RepairJournal.Run done) {
        return List.of();
    }

    /**
     * Deletes the data that was kept only to undo one run.
     *
     * @param done as this repair wrote it, long ago
     * @return true when the repair keeps such data; it is then deleted, and the run can no longer be undone
     */
    default boolean forget(RepairJournal.Run done) throws IOException {
        return false;
    }
}
