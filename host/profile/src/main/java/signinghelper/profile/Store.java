package signinghelper.profile;

import signinghelper.network.ListedAddress;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Entry of the extension in a browser's own store.
 *
 * @param id that the store has given it
 * @param url of its page there, for users
 * @param updateUrl from which the browser fetches it and its updates
 */
public record Store(String id, URI url, URI updateUrl) {
    private static final Pattern ID = Pattern.compile("[a-p]{32}");

    public Store {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("profile: stores");
        }
        requireHttps(url);
        requireHttps(updateUrl);
    }

    private static void requireHttps(URI address) {
        if (!ListedAddress.of(address).scheme().equals("https")) {
            throw new IllegalArgumentException("profile: stores");
        }
    }
}
