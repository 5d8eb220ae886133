package signinghelper.registration;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where browsers find hosts on this system: folders, or Windows' registry. */
public interface BrowserRegistry {

    /** Whether there is such a browser for this system at all. */
    boolean knows(Browser browser);

    /** Whether the browser seems to be on this computer. */
    boolean hasBrowser(Browser browser);

    /** Whether a registration could be written, as far as that can be told without writing. */
    boolean isWritable(Browser browser, Scope scope);

    /** What the browser would find under the host's name, in the order in which it looks: the first one counts. */
    List<Entry> entries(Browser browser);

    HostPolicy policy(Browser browser);

    ExtensionPolicy extensionPolicy(Browser browser);

    /** Where the browser keeps what is its person's; empty where this system has no such browser. */
    Optional<Path> userData(Browser browser);

    /** What a registration consists of, in the order in which it is written: each place with what it holds. */
    Map<Place, String> registration(Browser browser, Scope scope, HostManifest manifest);

    /** What offers an extension, likewise; empty where the browser has no way for that. */
    Map<Place, String> offer(Browser browser, Scope scope, ExtensionOffer extension);

    /**
     * What {@code place} holds; null where there is nothing.
     *
     * @throws IOException if it cannot be read
     */
    @Nullable
    String read(Place place) throws IOException;

    /**
     * Writes {@code content}, or deletes where it is null.
     *
     * @throws IOException if it may not be written
     */
    void write(Place place, @Nullable String content) throws IOException;
}
