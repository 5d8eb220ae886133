package signinghelper.check;

import java.io.IOException;
import java.util.List;

/** The system's own way of putting its clock right. */
public interface TimeService {

    /** What {@link #synchronise} runs, as a person may read it. */
    List<RepairPlan.Step> steps();

    /** Whether the system asks for an administrator's consent. */
    boolean isElevated();

    /**
     * Runs it and waits.
     *
     * @throws IOException if it cannot be run, was not agreed to, or says that it failed
     */
    void synchronise() throws IOException, InterruptedException;
}
