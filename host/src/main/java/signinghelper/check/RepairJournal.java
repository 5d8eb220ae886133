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
     * @param forgotten true when what was kept to take it back is thrown away
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

        /** Whether it is still as the run has left it. */
        boolean isStanding() {
            return !undone && !forgotten;
        }

        /** Whether it is worth offering to take it back. */
        public boolean canBeUndone() {
            return undoable && isStanding() && !changes.isEmpty();
        }
    }

    /** Notes a change before it is made; on the disk when this returns. */
    void note(String change);
}
