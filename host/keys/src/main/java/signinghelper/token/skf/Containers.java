package signinghelper.token.skf;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenContents;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Containers of an application. Those that sign stay open: a batch would otherwise open one a thousand times. */
final class Containers {
    private static final Logger LOG = System.getLogger(Containers.class.getName());

    private final Application application;
    private final Map<String, Container> open = new HashMap<>();

    Containers(Application application) {
        this.application = application;
    }

    /**
     * Reads keys and certificates. An unreadable container does not hide the others.
     *
     * @throws SkfException if reading failed and nothing was found
     */
    TokenContents contents() throws SkfException {
        var keys = new ArrayList<KeyEntry>();
        var faults = new ArrayList<KeyFault>();
        var failures = new ArrayList<SkfException>();
        for (var name : application.containers()) {
            try (var container = application.open(name)) {
                new ContainerReader(container, keys, faults).read();
            } catch (SkfException e) {
                LOG.log(Level.WARNING, "container " + name.text() + " cannot be read", e);
                failures.add(e);
            }
        }
        if (keys.isEmpty() && faults.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return new TokenContents(keys, faults);
    }

    /**
     * Opens the container of a key, or returns it if it is open already.
     *
     * @throws Refusal {@code KEY_ABSENT} if no container has that name
     */
    Container open(String name) throws SkfException, Refusal {
        var container = open.get(name);
        if (container == null) {
            container = find(name);
            open.put(name, container);
        }
        return container;
    }

    private Container find(String name) throws SkfException, Refusal {
        for (var candidate : application.containers()) {
            if (candidate.text().equals(name)) {
                return application.open(candidate);
            }
        }
        throw Refusal.of(ErrorCode.KEY_ABSENT);
    }

    void close() {
        open.values().forEach(container -> SkfSession.quietly(container::close));
        open.clear();
    }
}
