package signinghelper.platform;

/** The system's list of listening sockets. It is read; nothing is connected to. */
public interface ListeningPorts {

    /** Returns the ports of this moment. */
    Listening now();

    static ListeningPorts ofThisComputer() {
        return switch (OperatingSystem.current()) {
            case LINUX -> LinuxListeningPorts.ofThisComputer();
            case WINDOWS -> new WindowsListeningPorts();
            case MACOS -> () -> Listening.NONE;
        };
    }
}
