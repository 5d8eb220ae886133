package signinghelper.work;

import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Finding;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Set;

/** Diagnosis of all possible causes of problems; each finding is reported as soon as it is known. */
public final class RunDiagnosis {
    private final Diagnosis diagnosis;

    public RunDiagnosis(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /**
     * Runs the checks with the ids {@code only}.
     *
     * @param only empty for all
     * @return the findings in the order of the checks
     * @throws Refusal as {@link Diagnosis#run(Circumstances, Set, Diagnosis.Listener,
     *     signinghelper.session.Cancellation)}
     */
    public List<Finding> run(Circumstances circumstances, Set<String> only, Task task) throws Refusal {
        Diagnosis.Listener listener = finding -> task.tell(new News.Found(finding));
        return only.isEmpty()
                ? diagnosis.run(circumstances, listener, task.cancellation())
                : diagnosis.run(circumstances, only, listener, task.cancellation());
    }

    /** Ids of the checks, in the order in which a user reads their findings. */
    public List<String> checks() {
        return diagnosis.ids();
    }
}
