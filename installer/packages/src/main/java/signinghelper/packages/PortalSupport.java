package signinghelper.packages;

import signinghelper.profile.Contact;
import signinghelper.profile.Profile;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Support desk of a portal, which looks after a package that names no other maintainer. */
final class PortalSupport {
    private PortalSupport() {}

    /** Returns name and e-mail as Debian Policy 5.6.2 writes a maintainer; empty when the profile has no support desk. */
    static String maintainer(Path profile) throws IOException {
        return new WireFormat()
                .decode(Profile.class, Files.readString(profile))
                .help()
                .contact(Contact.Of.PORTAL)
                .map(support -> "%s <%s>".formatted(support.name().get("en"), support.email()))
                .orElse("");
    }
}
