package signinghelper.platform;

import java.util.Optional;

/** States of Windows' services; nothing is started or stopped. */
public interface Services {

    /** State of a service. */
    enum State {
        RUNNING,
        /** Not running; it may be started when it is needed. */
        STOPPED,
        /** It cannot be started before an administrator enables it. */
        DISABLED
    }

    /**
     * Returns the state of a service.
     *
     * @param name as {@code sc.exe} accepts it, e.g. {@code SCardSvr}; not its display name
     * @return empty when no service has that name, as on a system without such services
     */
    Optional<State> state(String name);
}
