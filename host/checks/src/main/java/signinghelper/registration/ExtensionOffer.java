package signinghelper.registration;

import java.net.URI;
import java.util.Objects;

/**
 * Extension that a program offers to a browser ("external extension"); the browser then asks the user.
 *
 * @param updateUrl of the store that has it
 */
public record ExtensionOffer(String id, URI updateUrl) {
    public ExtensionOffer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(updateUrl);
    }
}
