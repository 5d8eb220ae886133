package signinghelper.token.library;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reason why a library cannot be loaded, as far as its file and those that it needs tell. */
public final class MissingLibrary {
    private static final Logger LOG = System.getLogger(MissingLibrary.class.getName());
    private static final int MOST_FILES = 64;

    private MissingLibrary() {}

    /**
     * Returns the refusal for a library that the system did not load: {@code DRIVER_INCOMPLETE} with the name of a
     * library that it needs and the system does not find, otherwise {@code DRIVER_FAILED}.
     */
    public static Refusal refusal(Path library, Throwable reason) {
        try {
            var is32Bit = NeededLibraries.of(library).is32Bit();
            var missing = of(library, SystemLibraries.ofThisComputer(is32Bit));
            if (missing.isPresent()) {
                return new Refusal(ErrorCode.DRIVER_INCOMPLETE, facts(missing.get(), is32Bit), reason);
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "it cannot be told what the library needs", e);
        }
        return Refusal.of(ErrorCode.DRIVER_FAILED, reason);
    }

    private static Map<String, String> facts(String missing, boolean is32Bit) {
        var facts = new HashMap<String, String>();
        facts.put("missing", missing);
        VisualRuntime.of(missing, is32Bit).ifPresent(runtime -> facts.put("runtime", runtime));
        return facts;
    }

    /**
     * Returns the first library that cannot be found. The needs of those that are in the library's own folder are
     * looked at too; the system's are taken to be whole.
     *
     * @throws IOException if the library's own file cannot be read
     */
    static Optional<String> of(Path library, SystemLibraries system) throws IOException {
        var seen = new HashSet<Path>();
        var waiting = new ArrayDeque<Path>();
        waiting.add(library);
        while (!waiting.isEmpty() && seen.size() < MOST_FILES) {
            var file = waiting.remove();
            if (!seen.add(file)) {
                continue;
            }
            var needed = NeededLibraries.of(file);
            for (var name : needed.names()) {
                var found = system.provides(name) ? Optional.of(file) : system.find(name, file, needed.places());
                if (found.isEmpty()) {
                    return Optional.of(name);
                }
                found.filter(one -> Objects.equals(one.getParent(), library.getParent()))
                        .ifPresent(waiting::add);
            }
        }
        return Optional.empty();
    }
}
