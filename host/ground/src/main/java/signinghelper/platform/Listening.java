package signinghelper.platform;

import java.util.Set;

/**
 * Ports on which programs of this computer wait for connections (TCP).
 *
 * @param ports all of them
 * @param exposed those at an address that other computers reach, as far as no firewall keeps them off
 */
public record Listening(Set<Integer> ports, Set<Integer> exposed) {
    /** Result on a system whose list cannot be read here. */
    public static final Listening NONE = new Listening(Set.of(), Set.of());

    public Listening {
        ports = Set.copyOf(ports);
        exposed = Set.copyOf(exposed);
        if (!ports.containsAll(exposed)) {
            throw new IllegalArgumentException("exposed, and not listening");
        }
    }
}
