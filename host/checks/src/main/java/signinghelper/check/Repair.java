package signinghelper.check;

import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.List;

/**
 * Repair of one problem. The caller asks for consent with the result of {@link #plan}; nothing is changed before.
 *
 * <p>A new repair is a class and a line in {@code DiagnosedComputer.repairs()}.
 */
public interface Repair {

    /** Returns its stable id, e.g. {@code clock.synchronise}; findings offer it by this id. */
    String id();

    /** Returns true when the user may also choose this repair without a finding that offers it. */
    default boolean isOnRequest() {
        return false;
    }

    /**
     * Returns exactly the changes that would be made now. Changes nothing. May take as long as a check of the same
     * object.
     *
     * @throws Refusal {@code REPAIR_NOT_NEEDED} when nothing has to be repaired, or that is uncertain
     */
    RepairPlan plan(Circumstances circumstances) throws Refusal;

    /**
     * Makes exactly the changes of {@code plan}. Each change is written into {@code journal} before it is made.
     *
     * @throws Refusal {@code REPAIR_FAILED} when it could not be finished and everything is restored; {@code
     *     REPAIR_INCOMPLETE} when it could not be restored
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
