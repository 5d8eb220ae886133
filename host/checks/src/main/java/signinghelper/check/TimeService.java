package signinghelper.check;

import java.io.IOException;
import java.util.List;

/** The system's own time synchronisation. */
public interface TimeService {

    /** Returns the commands that {@link #synchronise} runs, as the user sees them. */
    List<RepairPlan.Step> steps();

    /**
     * Runs it and waits.
     *
     * @throws IOException if it cannot be run, was not agreed to, or reports a failure
     */
    void synchronise() throws IOException, InterruptedException;
}
