package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.match.Account;
import signinghelper.guidance.Language;
import signinghelper.profile.Contact;
import signinghelper.profile.Dated;
import signinghelper.profile.Link;
import signinghelper.profile.Profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Contacts and addresses for the texts of findings and of the help, as far as the profile has them. */
public final class HelpFacts {
    private HelpFacts() {}

    /**
     * Returns facts of the portal {@code portal}, {@code host}, {@code address}, {@code supplierMenu}, {@code purchaserMenu};
     * contacts {@code contact}, {@code support}; pages {@code application}, {@code renewal}, {@code drivers}, {@code
     * installation}; other programs {@code middleware}, {@code former}.
     */
    public static Map<String, String> of(@Nullable Profile profile) {
        var facts = new HashMap<String, String>();
        if (profile == null) {
            return facts;
        }
        facts.put("host", profile.product().hostName());
        for (var language : Language.values()) {
            add(facts, "portal", language, Optional.ofNullable(profile.title().get(language.tag())));
            add(facts, "supplierMenu", language, menu(profile, Account.Role.SUPPLIER, language));
            add(facts, "purchaserMenu", language, menu(profile, Account.Role.PURCHASER, language));
            add(facts, "contact", language, contact(profile, Contact.Of.AUTHORITY, language));
            add(facts, "support", language, contact(profile, Contact.Of.PORTAL, language));
            add(
                    facts,
                    "middleware",
                    language,
                    names(profile.computer().middleware(), software -> software.name(language)));
            add(
                    facts,
                    "former",
                    language,
                    names(profile.computer().formerInstallations(), program -> program.name(language)));
        }
        Optional.ofNullable(profile.computer().time().portal())
                .ifPresent(page -> facts.put("address", page.toString()));
        profile.help().link(Link.APPLICATION).ifPresent(link -> facts.put("application", link.toString()));
        profile.help().link(Link.RENEWAL).ifPresent(link -> facts.put("renewal", link.toString()));
        profile.help().link(Link.DRIVERS).ifPresent(link -> facts.put("drivers", link.toString()));
        profile.help().link(Link.INSTALLATION).ifPresent(link -> facts.put("installation", link.toString()));
        return facts;
    }

    /** Returns the same facts and {@code more}. */
    static Map<String, String> of(@Nullable Profile profile, Map<String, String> more) {
        var facts = of(profile);
        facts.putAll(more);
        return facts;
    }

    private static void add(Map<String, String> facts, String name, Language language, Optional<String> value) {
        value.ifPresent(known -> facts.put(name + "@" + language.tag(), known));
    }

    private static Optional<String> menu(Profile profile, Account.Role role, Language language) {
        return Optional.of(profile.signing().menu(role, language)).filter(menu -> !menu.isEmpty());
    }

    private static Optional<String> contact(Profile profile, Contact.Of whose, Language language) {
        return profile.help().contact(whose).map(contact -> contact.text(language));
    }

    private static <T> Optional<String> names(List<Dated<T>> all, Function<T, String> name) {
        var joined = all.stream().map(Dated::value).map(name).collect(Collectors.joining(" / "));
        return Optional.of(joined).filter(names -> !names.isEmpty());
    }
}
