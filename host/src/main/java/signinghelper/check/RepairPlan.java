package signinghelper.check;

import java.util.List;
import java.util.Objects;

/**
 * What a repair would do.
 *
 * @param repair its id
 * @param steps in order, each as words key and what it is done to, e.g. {@code move} and a path
 * @param undoable whether it can be taken back afterwards
 * @param elevated whether Windows will ask for an administrator's consent, for one of its own programs
 */
public record RepairPlan(String repair, List<Step> steps, boolean undoable, boolean elevated) {

    /**
     * One change.
     *
     * @param action key into the words, e.g. {@code registration.write}
     * @param target what it is done to: a path, a registry key, the command that is run
     */
    public record Step(String action, String target) {
        public Step {
            Objects.requireNonNull(action);
            Objects.requireNonNull(target);
        }
    }

    public RepairPlan {
        Objects.requireNonNull(repair);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a plan without a step");
        }
    }
}
