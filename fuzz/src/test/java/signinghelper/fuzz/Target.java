package signinghelper.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Reader of foreign bytes, and what it may do with them. Found by {@link ServiceLoader}. */
public interface Target {
    /** Longest time for one input on a busy computer. */
    Duration LIMIT = Duration.ofSeconds(10);

    /**
     * Reads bytes that nobody vouches for. A refusal that the reader promises is caught here.
     *
     * @throws Exception that the reader does not promise
     */
    void read(byte[] data) throws Exception;

    /** Returns inputs that lead to the reader's ways, made anew in each run. */
    Stream<byte[]> seeds() throws Exception;

    /** Returns the name, which its kept inputs bear too. */
    default String name() {
        return getClass().getSimpleName().replaceFirst("Target$", "");
    }

    /** Returns all targets. */
    static List<Target> all() {
        return ServiceLoader.load(Target.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
