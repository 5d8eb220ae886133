package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.ListStore;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.portal.revocation.ListFolder;
import signinghelper.portal.spring.SigningHelperProperties.Revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        var servers = servers(revocation.authorities());
        var onUnknown =
                OnlineRevocation.OnUnknown.valueOf(revocation.onUnknown().name());
        try {
            return new OnlineRevocation(transport, servers)
                    .within(limits(revocation.keep()))
                    .keepingListsIn(lists(revocation.listFolder()))
                    .onUnknown(onUnknown);
        } catch (IllegalStateException e) {
            throw new WrongPropertyException(
                    PROPERTY + "authorities", "names a CA twice", "Give all servers of a CA in one entry.");
        }
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

    private static List<RevocationServers> servers(List<Revocation.Authority> authorities) {
        if (authorities.isEmpty()) {
            throw new WrongPropertyException(
                    PROPERTY + "authorities",
                    "is missing",
                    "Name each CA with its OCSP responders or revocation lists, or set " + PROPERTY + "check to NONE.");
        }
        var servers = new ArrayList<RevocationServers>();
        for (var index = 0; index < authorities.size(); index++) {
            servers.add(servers(PROPERTY + "authorities[" + index + "]", authorities.get(index)));
        }
        return servers;
    }

    private static RevocationServers servers(String property, Revocation.Authority authority) {
        var certificates = PemFiles.read(property + ".certificate", certificate(property, authority));
        try {
            return new RevocationServers(certificates.get(0), authority.responders(), authority.lists());
        } catch (IllegalArgumentException e) {
            throw new WrongPropertyException(
                    property, "has no usable server", "Give at least one http or https address.", e);
        }
    }

    private static Resource certificate(String property, Revocation.Authority authority) {
        if (authority.certificate() == null) {
            throw new WrongPropertyException(
                    property + ".certificate", "is missing", "Name the PEM file of the CA's certificate.");
        }
        return authority.certificate();
    }
}
