package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.ListStore;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.portal.revocation.ListFolder;
import signinghelper.portal.spring.SigningHelperProperties.Revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The rule for revoked certificates that {@code signing-helper.revocation.*} describes. */
final class ConfiguredRevocation {
    private static final String PROPERTY = "signing-helper.revocation.";

    private ConfiguredRevocation() {}

    static RevocationPolicy of(Revocation revocation, RevocationTransport transport) {
        if (revocation.check() == null) {
            throw new WrongPropertyException(
                    PROPERTY + "check",
                    "is missing",
                    "Set it to ONLINE and name the CAs' servers, or to NONE: then revoked certificates log in.");
        }
        return switch (revocation.check()) {
            case NONE -> RevocationPolicy.none();
            case ONLINE -> online(revocation, transport);
        };
    }

    private static RevocationPolicy online(Revocation revocation, RevocationTransport transport) {
        var files = new AuthorityFiles(revocation.authorities());
        var onUnknown =
                OnlineRevocation.OnUnknown.valueOf(revocation.onUnknown().name());
        return new OnlineRevocation(transport, List.of())
                .within(limits(revocation.keep()))
                .keepingListsIn(lists(revocation.listFolder()))
                .onUnknown(onUnknown)
                .following(files::servers);
    }

    private static AskingLimits limits(Duration keep) {
        try {
            return AskingLimits.USUAL.keeping(keep);
        } catch (IllegalArgumentException e) {
            throw new WrongPropertyException(
                    PROPERTY + "keep", "is " + keep, "Set it to ten minutes at most (10m), or to 0s.", e);
        }
    }

    private static ListStore lists(@Nullable Path folder) {
        try {
            return folder == null ? ListStore.none() : new ListFolder(folder);
        } catch (IOException e) {
            throw new WrongPropertyException(
                    PROPERTY + "list-folder",
                    "names a folder in which no file can be written",
                    "Name a folder that belongs to the portal, for example /var/lib/portal/lists.",
                    e);
        }
    }
}
