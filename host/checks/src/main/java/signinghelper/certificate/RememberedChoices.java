package signinghelper.certificate;

import signinghelper.formats.login.Origin;
import signinghelper.platform.ForgettableFile;
import signinghelper.protocol.WireFormat;
import signinghelper.token.KeyEntry;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate that the user has chosen for each site, if they asked to remember it, and the one that was chosen
 * last, which a window shows first. A convenience: it may be lost at any time.
 */
public final class RememberedChoices {
    private static final String LAST = " LAST ";

    /** SHA-256 of the certificate in hexadecimal, by origin and use. */
    private record Stored(Map<String, String> choices) {
        Stored {
            choices = Map.copyOf(choices);
        }
    }

    private final ForgettableFile<Stored> file;

    public RememberedChoices(Path file, WireFormat format) {
        this.file = new ForgettableFile<>(file, Stored.class, new Stored(Map.of()), format);
    }

    /** SHA-256 of the certificate's DER, in hexadecimal. */
    public synchronized Optional<String> find(Origin origin, KeyEntry.Use use) {
        return Optional.ofNullable(file.read().choices().get(key(origin, use)));
    }

    /** Remembers the choice and replaces an earlier one. */
    public synchronized void remember(Origin origin, KeyEntry.Use use, String fingerprint) {
        put(key(origin, use), fingerprint);
    }

    /** Returns the certificate that the site's user took last in a window; it is shown first, and asked for still. */
    public synchronized Optional<String> last(Origin origin, KeyEntry.Use use) {
        return Optional.ofNullable(file.read().choices().get(lastKey(origin, use)));
    }

    /** Notes the certificate that the site's user has just taken. */
    public synchronized void took(Origin origin, KeyEntry.Use use, String fingerprint) {
        if (!last(origin, use).equals(Optional.of(fingerprint))) {
            put(lastKey(origin, use), fingerprint);
        }
    }

    private void put(String key, String fingerprint) {
        var choices = new HashMap<>(file.read().choices());
        choices.put(key, fingerprint);
        file.write(new Stored(choices));
    }

    /**
     * Choice for a site.
     *
     * @param site origin and use, as they are kept
     * @param fingerprint SHA-256 of the certificate's DER, in hexadecimal
     */
    public record Choice(String site, String fingerprint) {

        /** Returns the site's origin. */
        public String origin() {
            return site.substring(0, site.indexOf(' '));
        }

        /** Returns true where the site is asked about still, and the certificate is only shown first. */
        public boolean isLast() {
            return site.contains(LAST);
        }
    }

    /** Returns every remembered choice, in the order of the sites. */
    public synchronized List<Choice> all() {
        return file.read().choices().entrySet().stream()
                .filter(kept -> kept.getKey().indexOf(' ') > 0)
                .map(kept -> new Choice(kept.getKey(), kept.getValue()))
                .sorted(Comparator.comparing(Choice::site))
                .toList();
    }

    /** Forgets the choice, so that the site's user is asked again, or shown no certificate first. */
    public synchronized void forget(Choice choice) {
        var choices = new HashMap<>(file.read().choices());
        choices.remove(choice.site());
        file.write(new Stored(choices));
    }

    private static String key(Origin origin, KeyEntry.Use use) {
        return origin.value() + " " + use;
    }

    private static String lastKey(Origin origin, KeyEntry.Use use) {
        return origin.value() + LAST + use;
    }
}
