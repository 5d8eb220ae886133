package signinghelper.demo.fault;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The faults that can be made here, and those that are. Called by many threads. */
public final class Faults {
    private final Map<Fault, Switch> switches;
    private volatile Set<Fault> made = Set.of();

    /** Creates the faults; at first no fault is made. */
    public Faults(Map<Fault, Switch> switches) {
        this.switches = new EnumMap<>(Fault.class);
        this.switches.putAll(switches);
    }

    /** Returns faults for a demonstration where no fault can be made. */
    public static Faults none() {
        return new Faults(Map.of());
    }

    /** Returns the faults that can be made, in the order of {@link Fault}. */
    public Set<Fault> possible() {
        return Collections.unmodifiableSet(switches.keySet());
    }

    /** Returns the faults that are made, in the same order. */
    public Set<Fault> made() {
        return made;
    }

    public boolean isOn(Fault fault) {
        return made.contains(fault);
    }

    /**
     * Makes these and mends all others.
     *
     * @throws IllegalArgumentException if one of them cannot be made here; nothing has changed then
     */
    public synchronized void make(Collection<Fault> wanted) throws IOException {
        if (!switches.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("not possible here: " + wanted);
        }
        var next = EnumSet.noneOf(Fault.class);
        next.addAll(wanted);
        for (var entry : switches.entrySet()) {
            if (isOn(entry.getKey()) && !next.contains(entry.getKey())) {
                entry.getValue().mend();
            }
        }
        made = Collections.unmodifiableSet(next);
        for (var fault : next) {
            // Makes earlier faults again too: mending another may have undone them.
            switches.getOrDefault(fault, Switch.LOOKED_AT).make();
        }
    }
}
