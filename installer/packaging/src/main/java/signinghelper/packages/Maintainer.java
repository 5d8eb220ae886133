package signinghelper.packages;

import org.jspecify.annotations.Nullable;
import signinghelper.profile.Contact;
import signinghelper.profile.Profile;

import java.util.regex.Pattern;

/** Name and address of who looks after a Debian package, {@code NAME <ADDRESS>}. */
final class Maintainer {
    private static final Pattern SHAPE = Pattern.compile("[^<>,\\p{Cntrl}]+ <[^\\s@<>]+@[^\\s@<>]+>");

    private Maintainer() {}

    /**
     * Returns the maintainer whom the build names, or else the portal's support; empty when its profile gives it no
     * e-mail.
     */
    static String of(@Nullable String named, Profile profile) {
        return named != null
                ? named
                : profile.help()
                        .contact(Contact.Of.PORTAL)
                        .filter(support -> support.email() != null)
                        .map(support -> "%s <%s>".formatted(support.name().get("en"), support.email()))
                        .orElse("");
    }

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}
