package signinghelper.platform;

import java.util.Optional;

/** What of Windows' services is looked at; nothing is started or stopped. */
public interface Services {

    /** How a service stands. */
    enum State {
        RUNNING,
        /** It may be started when it is needed. */
        STOPPED,
        /** It cannot be started before somebody allows it. */
        DISABLED
    }

    /**
     * How one stands.
     *
     * @param name as {@code sc.exe} takes it, e.g. {@code SCardSvr}; not what it is called in the list of services
     * @return empty where there is none of that name, as on a system that has no such services
     */
    Optional<State> state(String name);
}
