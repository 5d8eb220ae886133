package signinghelper.platform;

import java.lang.System.Logger.Level;
import java.util.Optional;

/** States of Windows' services; nothing is started or stopped. */
public interface Services {

    /** State of a service. */
    enum State {
        RUNNING,
        /** Not running; it may be started when it is needed. */
        STOPPED,
        /** It cannot be started before an administrator enables it. */
        DISABLED,
        /** The system has not answered. */
        UNKNOWN
    }

    /**
     * Returns the state of a service.
     *
     * @param name as {@code sc.exe} accepts it, e.g. {@code SCardSvr}; not its display name
     * @return empty when no service has that name, as on a system without such services
     */
    Optional<State> state(String name);

    /** Returns services that ask {@code services} once more after a failure, and then give up. */
    static Services patient(Services services) {
        return name -> {
            try {
                return services.state(name);
            } catch (RuntimeException first) {
                try {
                    return services.state(name);
                } catch (RuntimeException second) {
                    second.addSuppressed(first);
                    System.getLogger(Services.class.getName()).log(Level.WARNING, "a service does not answer", second);
                    return Optional.of(State.UNKNOWN);
                }
            }
        };
    }
}
