package signinghelper.registration;

import java.net.URI;
import java.util.Objects;

/**
 * An extension that a program offers to a browser, which then asks the person ("external extension").
 *
 * @param updateUrl of the store that has it
 */
public record ExtensionOffer(String id, URI updateUrl) {
    public ExtensionOffer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(updateUrl);
    }
}
