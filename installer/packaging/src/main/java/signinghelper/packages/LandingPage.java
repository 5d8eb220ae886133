package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.login.Origin;
import signinghelper.guidance.Language;
import signinghelper.profile.AllowedOrigin;
import signinghelper.profile.Contact;
import signinghelper.profile.Profile;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content that depends on the portal in the page that installs by a link.
 *
 * @param version that it offers
 * @param link that OpenWebStart opens
 * @param origin origin of the page itself; it sees extension and program only where the profile names it
 * @param oldest first version of Chromium that takes the extension
 * @param publisher name of the jar's signer, which OpenWebStart shows
 * @param setup file name of the package for Windows beside it; null without
 */
record LandingPage(
        Profile profile,
        String version,
        URI link,
        String origin,
        String oldest,
        String publisher,
        @Nullable String setup) {
    private static final String ANY_PORT = "*";
    /** Beginnings of the places for contacts. */
    private static final Map<Contact.Of, String> NAMES =
            Map.of(Contact.Of.PORTAL, "support", Contact.Of.AUTHORITY, "authority");
    /** The method that its fourth step needs. */
    static final String CHECK = "diagnosis.run";

    /** Fills the page in. */
    String html(Template page) {
        var values = new HashMap<>(
                Map.of("version", version, "link", link.toString(), "oldest", oldest, "publisher", publisher));
        Optional.ofNullable(setup).ifPresent(file -> values.put("setup", file));
        for (var store : profile.access().stores().entrySet()) {
            values.put("store", "");
            values.put(store.getKey(), store.getValue().value().url().toString());
        }
        address().ifPresent(portal -> values.put("portal", portal));
        addWords(values, Language.CHINESE, "zh");
        addWords(values, Language.ENGLISH, "en");
        profile.help().contacts().forEach((whose, contact) -> {
            values.put("telephones", "");
            values.put(NAMES.get(whose) + "-date", contact.date());
        });
        var capabilities = capabilities(profile, origin);
        if (!capabilities.isEmpty()) {
            values.put("listed", "");
        }
        if (capabilities.contains(CHECK)) {
            values.put("checked", "");
        }
        return page.filled(values);
    }

    private void addWords(Map<String, String> values, Language language, String suffix) {
        values.put("portal-" + suffix, String.valueOf(profile.title().get(language.tag())));
        profile.help()
                .contacts()
                .forEach((whose, contact) -> values.put(
                        NAMES.get(whose) + "-" + suffix, contact.value().text(language)));
    }

    /** Usual name of the portal, or else the first of its origins that has an address. */
    private Optional<String> address() {
        return Optional.ofNullable(profile.computer().time().portal())
                .map(URI::toString)
                .or(() -> profile.access().origins().stream()
                        .map(AllowedOrigin::origin)
                        .filter(allowed -> !allowed.endsWith(ANY_PORT))
                        .map(allowed -> allowed + "/")
                        .findFirst());
    }

    /** Returns the capabilities that the profile gives to pages of {@code origin}; empty when it does not name it. */
    static Set<String> capabilities(Profile profile, String origin) {
        try {
            return profile.access().capabilitiesOf(new Origin(origin));
        } catch (IllegalArgumentException e) {
            return Set.of();
        }
    }
}
