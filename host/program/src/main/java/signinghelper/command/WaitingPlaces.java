package signinghelper.command;

import signinghelper.session.LimitGroup;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Waiting places of one lane, which are shared among origins; a desktop client counts as one. */
final class WaitingPlaces {
    static final int MOST = 100;

    /** Half of the places, so that one origin's pages leave room for others. */
    static final int MOST_OF_A_GROUP = MOST / 2;

    private final Map<LimitGroup, Integer> shares = new HashMap<>();
    private int taken;

    /** @throws RejectedExecutionException if the places of the group, or all, are taken */
    synchronized void enter(LimitGroup group) {
        if (taken >= MOST || shares.getOrDefault(group, 0) >= MOST_OF_A_GROUP) {
            throw new RejectedExecutionException("no place is left");
        }
        shares.merge(group, 1, Integer::sum);
        taken++;
    }

    synchronized void leave(LimitGroup group) {
        shares.computeIfPresent(group, (known, count) -> count > 1 ? count - 1 : null);
        taken--;
    }
}
