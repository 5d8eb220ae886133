package signinghelper.check;

import java.util.List;
import java.util.Objects;

/**
 * Planned changes of a repair, before it runs.
 *
 * @param repair its id
 * @param steps in order, each as a text key and its target, e.g. {@code move} and a path
 * @param undoable true when it can be undone afterwards
 * @param elevated true when the system will ask for an administrator's consent, for one of its own programs
 */
public record RepairPlan(String repair, List<Step> steps, boolean undoable, boolean elevated) {

    /**
     * Single change.
     *
     * @param action text key, e.g. {@code registration.write}
     * @param target object of the change: a path, a registry key, or the command that is run
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
