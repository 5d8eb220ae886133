package signinghelper.portal.spring;

import org.springframework.core.io.Resource;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.portal.spring.SigningHelperProperties.Revocation;

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
        try {
            return new OnlineRevocation(transport, servers)
                    .onUnknown(OnlineRevocation.OnUnknown.valueOf(
                            revocation.onUnknown().name()));
        } catch (IllegalStateException e) {
            throw new WrongPropertyException(
                    PROPERTY + "authorities", "names a CA twice", "Give all servers of a CA in one entry.");
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
