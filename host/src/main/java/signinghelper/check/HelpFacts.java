package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.profile.Contact;
import signinghelper.profile.Link;
import signinghelper.profile.Profile;

import java.util.HashMap;
import java.util.Map;

/** Whom to ask and where to look, for the words of findings: as far as the profile knows. */
final class HelpFacts {
    private HelpFacts() {}

    /** Facts {@code contact}, {@code application}, {@code renewal}. */
    static Map<String, String> of(@Nullable Profile profile) {
        var facts = new HashMap<String, String>();
        if (profile == null) {
            return facts;
        }
        for (var language : Language.values()) {
            profile.contact(Contact.Of.AUTHORITY)
                    .ifPresent(contact -> facts.put("contact@" + language.tag(), contact.text(language)));
        }
        profile.link(Link.APPLICATION).ifPresent(link -> facts.put("application", link.toString()));
        profile.link(Link.RENEWAL).ifPresent(link -> facts.put("renewal", link.toString()));
        return facts;
    }

    /** The same, and {@code more}. */
    static Map<String, String> of(@Nullable Profile profile, Map<String, String> more) {
        var facts = of(profile);
        facts.putAll(more);
        return facts;
    }
}
