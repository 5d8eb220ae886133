package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;
import signinghelper.registration.ExtensionOffer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The parts that are packaged.
 *
 * @param version version of the product, three numbers
 * @param folder {@code app/}, {@code java.options} and the POSIX launcher, as the host's build leaves them
 * @param product the portal whose program it is
 * @param profile the signed profile, a JWS
 * @param extensionIds that may start the host
 * @param stores entries in browsers' stores, by the store's name
 * @param java a runtime for the package's system; null to use the installed one
 * @param icons folder with {@code SIZE.png}
 */
public record Program(
        String version,
        Path folder,
        Product product,
        String profile,
        List<String> extensionIds,
        Map<String, ExtensionOffer> stores,
        @Nullable Path java,
        Path icons) {
    public Program {
        if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
            throw new IllegalArgumentException("not a version of three numbers: " + version);
        }
        extensionIds = List.copyOf(extensionIds);
        stores = Map.copyOf(stores);
    }
}
