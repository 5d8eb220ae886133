package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places where browsers find hosts on this system: folders, or Windows' registry. */
public interface BrowserRegistry {

    /** Returns the portal's program whose host is looked for. */
    Product product();

    /** Returns true when the browser exists for this system. */
    boolean knows(Browser browser);

    /** Returns true when the browser appears to be installed on this computer. */
    boolean hasBrowser(Browser browser);

    /** Returns true when a registration can probably be written; tested without writing. */
    boolean isWritable(Browser browser, Scope scope);

    /** Returns the entries under the host's name, in the order in which the browser reads them: the first is used. */
    List<Entry> entries(Browser browser);

    HostPolicy policy(Browser browser);

    ExtensionPolicy extensionPolicy(Browser browser);

    LocalNetworkPolicy localNetworkPolicy(Browser browser);

    /** Returns the browser's folder of user data; empty when the browser does not exist for this system. */
    Optional<Path> userData(Browser browser);

    /** Returns the contents of a registration by place, in the order in which they are written. */
    Map<Place, String> registration(Browser browser, Scope scope, HostManifest manifest);

    /**
     * Returns the contents that offer an extension by place, in the order in which they are written; empty when the
     * browser does not support offers.
     */
    Map<Place, String> offer(Browser browser, Scope scope, ExtensionOffer extension);

    /**
     * Returns the content of {@code place}; null when nothing is stored there.
     *
     * @throws IOException if it cannot be read
     */
    @Nullable
    String read(Place place) throws IOException;

    /**
     * Writes {@code content}, or deletes the place when it is null.
     *
     * @throws IOException if it may not be written
     */
    void write(Place place, @Nullable String content) throws IOException;
}
