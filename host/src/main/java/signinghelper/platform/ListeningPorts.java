package signinghelper.platform;

import java.util.Set;

/** Ports on which programs of this computer wait for connections (TCP). The list is read; nothing is connected to. */
public interface ListeningPorts {

    /** Returns the ports of this moment; empty on a system whose list cannot be read here. */
    Set<Integer> now();

    static ListeningPorts ofThisComputer() {
        return switch (OperatingSystem.current()) {
            case LINUX -> LinuxListeningPorts.ofThisComputer();
            case WINDOWS -> new WindowsListeningPorts();
            case MACOS -> Set::of;
        };
    }
}
