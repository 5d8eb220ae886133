package signinghelper.work;

import signinghelper.certificate.RememberedChoices;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.login.Origin;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.session.Asker;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.util.ArrayList;
import java.util.Optional;

/** Certificate that was last taken for a site, which the next window shows first. The user is asked all the same. */
final class LastTaken {
    private final RememberedChoices choices;
    private final Optional<Origin> site;
    private final KeyEntry.Use use;

    LastTaken(RememberedChoices choices, Asker asker, KeyEntry.Use use) {
        this.choices = choices;
        this.site = asker.site();
        this.use = use;
    }

    /** Returns the keys with the one that was last taken in front, if it can be used. */
    OfferedKeys first(OfferedKeys keys) {
        var last = site.flatMap(origin -> choices.last(origin, use));
        var front = keys.keys().stream()
                .filter(OfferedKey::isUsable)
                .filter(key -> last.equals(Optional.of(fingerprint(key.held()))))
                .findFirst();
        if (front.isEmpty()) {
            return keys;
        }
        var ordered = new ArrayList<>(keys.keys());
        ordered.remove(front.get());
        ordered.add(0, front.get());
        return new OfferedKeys(ordered, keys.changes());
    }

    /** Notes the key where the user could have taken another one. */
    void note(HeldKey key, OfferedKeys offered) {
        if (offered.keys().stream().filter(OfferedKey::isUsable).count() > 1) {
            site.ifPresent(origin -> choices.took(origin, use, fingerprint(key)));
        }
    }

    private static String fingerprint(HeldKey key) {
        return Fingerprint.of(key.key().certificate()).toString();
    }
}
