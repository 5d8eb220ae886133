package signinghelper.check;

import java.time.Instant;
import java.util.List;

/** Journal of the repairs on this computer, so that they can be listed and undone. */
public interface RepairJournal {

    /**
     * Single run of a repair.
     *
     * @param id unique
     * @param changes as the repair noted them, in order, in its own words
     * @param undoable true when its plan said so
     * @param finished false when it was cut short
     * @param forgotten true when the data kept to undo it is deleted
     */
    record Run(
            String id,
            String repair,
            Instant began,
            List<String> changes,
            boolean undoable,
            boolean finished,
            boolean undone,
            boolean forgotten) {
        public Run {
            changes = List.copyOf(changes);
        }

        /** Returns true when the run's changes are still in place. */
        boolean isStanding() {
            return !undone && !forgotten;
        }

        /** Returns true when undoing the run can be offered. */
        public boolean canBeUndone() {
            return undoable && isStanding() && !changes.isEmpty();
        }
    }

    /** Notes a change before it is made; returns when the note is on the disk. */
    void note(String change);
}
