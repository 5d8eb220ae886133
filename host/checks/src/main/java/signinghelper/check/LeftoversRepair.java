package signinghelper.check;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;

/** Repair that deletes the helper's own unfinished files; they are not needed, and no other file is touched. */
public final class LeftoversRepair implements Repair {
    static final String ID = "leftovers.clean";
    private static final String DELETE = "leftovers.delete";

    private final OwnLeftovers own;

    public LeftoversRepair(OwnLeftovers own) {
        this.own = own;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        var steps = own.all().stream()
                .map(path -> new RepairPlan.Step(DELETE, path.toString()))
                .toList();
        if (steps.isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
        }
        return new RepairPlan(ID, steps, false, false);
    }

    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        for (var step : plan.steps()) {
            journal.note(step.target());
            try {
                own.delete(Path.of(step.target()));
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.REPAIR_INCOMPLETE, e);
            }
        }
    }

    /** Half an update is not worth restoring. */
    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        throw Refusal.of(ErrorCode.REPAIR_NOT_UNDOABLE);
    }
}
