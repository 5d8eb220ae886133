package signinghelper.formats.revocation;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Servers on which one CA publishes its revocations, as the portal's operator configures them.
 *
 * @param authority CA certificate; its subject and key count, so a renewed one with the same key is the same CA
 * @param responders OCSP (RFC 6960), asked first and in this order
 * @param lists revocation lists (RFC 5280, 5), asked where no responder gives an answer
 */
public record RevocationServers(X509Certificate authority, List<URI> responders, List<URI> lists) {

    /** @throws IllegalArgumentException without any address, or with one that is neither http nor https, or has a user */
    public RevocationServers {
        responders = List.copyOf(responders);
        lists = List.copyOf(lists);
        if (responders.isEmpty() && lists.isEmpty()) {
            throw new IllegalArgumentException("no server of " + authority.getSubjectX500Principal());
        }
        responders.forEach(RevocationServers::requireHttp);
        lists.forEach(RevocationServers::requireHttp);
    }

    /**
     * Joins entries for files with several certificates, so that a CA's next one can stand beside the present one. The first of a
     * file is the entry's own; another one counts where no entry of its own is there, as with the CA's own chain.
     *
     * @throws IllegalStateException if a CA has two entries of its own
     */
    public static List<RevocationServers> joined(List<List<RevocationServers>> files) {
        var found = new LinkedHashMap<Authority, RevocationServers>();
        for (var file : files) {
            if (found.put(Authority.of(file.get(0).authority()), file.get(0)) != null) {
                throw new IllegalStateException(file.get(0).authority().getSubjectX500Principal() + " has two entries");
            }
        }
        files.stream()
                .flatMap(Collection::stream)
                .forEach(entry -> found.putIfAbsent(Authority.of(entry.authority()), entry));
        return List.copyOf(found.values());
    }

    /** @throws IllegalStateException if a CA has two entries */
    static Map<Authority, RevocationServers> byAuthority(Collection<RevocationServers> entries) {
        return entries.stream()
                .collect(Collectors.toUnmodifiableMap(entry -> Authority.of(entry.authority()), entry -> entry));
    }

    private static void requireHttp(URI address) {
        if (String.valueOf(address.getRawAuthority()).contains("@")) {
            // Not repeated: addresses stand in logs and meters, and a password must not.
            throw new IllegalArgumentException("user and password in an address, with which nobody is asked");
        }
        var scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("neither http nor https: " + address);
        }
    }

    /** Identity of a CA: its name and key. */
    record Authority(X500Principal name, PublicKey key) {
        static Authority of(X509Certificate certificate) {
            return new Authority(certificate.getSubjectX500Principal(), certificate.getPublicKey());
        }
    }
}
