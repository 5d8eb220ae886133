package signinghelper.token.skf;

import signinghelper.portal.Bytes;
import signinghelper.portal.certificate.Certificates;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of an application. Those that sign stay open, for a batch would open one a thousand times. */
final class Containers {
    private static final Logger LOG = System.getLogger(Containers.class.getName());

    private final Application application;
    private final Map<String, Container> open = new HashMap<>();

    Containers(Application application) {
        this.application = application;
    }

    /**
     * Key pairs with a certificate. A container that cannot be read hides no other.
     *
     * @throws SkfException if none has been found and reading failed
     */
    List<KeyEntry> keys() throws SkfException {
        var found = new ArrayList<KeyEntry>();
        var failures = new ArrayList<SkfException>();
        for (var name : application.containers()) {
            try (var container = application.open(name)) {
                if (!container.isEmpty()) {
                    read(container, found);
                }
            } catch (SkfException e) {
                LOG.log(Level.WARNING, "container " + name.text() + " cannot be read", e);
                failures.add(e);
            }
        }
        if (found.isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return List.copyOf(found);
    }

    private static void read(Container container, List<KeyEntry> found) throws SkfException {
        for (var use : KeyEntry.Use.values()) {
            container.certificate(use).flatMap(der -> key(container, use, der)).ifPresent(found::add);
        }
    }

    private static Optional<KeyEntry> key(Container container, KeyEntry.Use use, Bytes der) {
        try {
            return Optional.of(new KeyEntry(container.name(), use, Certificates.parse(der)));
        } catch (CertificateException e) {
            LOG.log(Level.WARNING, "certificate in " + container.name() + " cannot be read", e);
            return Optional.empty();
        }
    }

    /**
     * Opens the container of a key, or gives it as it is open already.
     *
     * @throws Refusal {@code DRIVER_FAILED} if there is none of that name
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
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    void close() {
        open.values().forEach(container -> SkfSession.quietly(container::close));
        open.clear();
    }
}
