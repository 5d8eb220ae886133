package signinghelper.check;

import java.time.Instant;
import java.util.List;

/** What repairs have done on this computer, so that it can be seen and taken back. */
public interface RepairJournal {

    /**
     * One run of one repair.
     *
     * @param id unique
     * @param changes as the repair noted them, in order, in its own words
     * @param undoable whether its plan said so
     * @param finished false when it was cut short
     */
    record Run(
            String id,
            String repair,
            Instant began,
            List<String> changes,
            boolean undoable,
            boolean finished,
            boolean undone) {
        public Run {
            changes = List.copyOf(changes);
        }

        /** Whether it is worth offering to take it back. */
        public boolean canBeUndone() {
            return undoable && !undone && !changes.isEmpty();
        }
    }

    /** Notes a change before it is made; on the disk when this returns. */
    void note(String change);
}
