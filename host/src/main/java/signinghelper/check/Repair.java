package signinghelper.check;

import signinghelper.protocol.Refusal;

/**
 * Puts one thing right. Consent is asked by the caller with what {@link #plan} says; nothing happens before it.
 *
 * <p>A new one is a class and a line in {@code Wiring.repairs()}.
 */
public interface Repair {

    /** Stable, e.g. {@code clock.synchronise}; what a finding offers. */
    String id();

    /**
     * Says exactly what would be done, now. Changes nothing. May look as long as a check of the same thing.
     *
     * @throws Refusal {@code REPAIR_NOT_NEEDED} where there is nothing to do, or it is not certain that there is
     */
    RepairPlan plan(Circumstances circumstances) throws Refusal;

    /**
     * Does what {@code plan} says and nothing else. Each change is written into {@code journal} before it is made.
     *
     * @throws Refusal {@code REPAIR_FAILED} when it could not be finished; then everything is as it was
     */
    void perform(RepairPlan plan, RepairJournal journal) throws Refusal;

    /**
     * Takes back what one run did.
     *
     * @param done as this repair wrote it
     * @throws Refusal {@code REPAIR_FAILED}; {@code REPAIR_NOT_UNDOABLE} for a repair that cannot be taken back
     */
    void undo(RepairJournal.Run done) throws Refusal;
}
