package signinghelper.portal.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.authority.WatchedFiles;
import signinghelper.portal.authority.WatchedFiles.Texts;
import signinghelper.portal.spring.SigningHelperProperties.Revocation.Authority;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The PEM files of {@code signing-helper.revocation.authorities}, watched. The servers of an entry are those of each certificate in
 * its file, so that a CA's next certificate can stand beside the present one.
 */
final class AuthorityFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorityFiles.class);
    private static final String PROPERTY = "signing-helper.revocation.authorities";

    private final List<Authority> authorities;
    private final WatchedFiles<Resource, List<RevocationServers>> files;

    /** @throws WrongPropertyException if an entry has no usable server or certificate, or two are of one CA */
    AuthorityFiles(List<Authority> authorities) {
        if (authorities.isEmpty()) {
            throw new WrongPropertyException(
                    PROPERTY,
                    "is missing",
                    "Name each CA with its OCSP responders or revocation lists, or set signing-helper.revocation.check to NONE.");
        }
        this.authorities = authorities;
        this.files = PemFiles.watched(
                PROPERTY,
                IntStream.range(0, authorities.size()).mapToObj(this::file).toList(),
                this::servers,
                servers -> LOG.info("{} has changed, and now names the servers of {}", PROPERTY, names(servers)));
    }

    /** Servers of the moment: the same list for as long as no file changes. */
    List<RevocationServers> servers() {
        return files.current();
    }

    private static String names(List<RevocationServers> servers) {
        return RevocationCoverage.names(
                servers.stream().map(RevocationServers::authority).toList());
    }

    private List<RevocationServers> servers(Texts<Resource> texts) {
        try {
            return RevocationServers.joined(IntStream.range(0, authorities.size())
                    .mapToObj(index -> servers(index, texts))
                    .toList());
        } catch (IllegalStateException e) {
            throw new WrongPropertyException(PROPERTY, "names a CA twice", "Give all servers of a CA in one entry.", e);
        }
    }

    private List<RevocationServers> servers(int index, Texts<Resource> texts) {
        return PemFiles.read(name(index) + ".certificate", file(index), texts).stream()
                .map(certificate -> servers(index, certificate))
                .toList();
    }

    private RevocationServers servers(int index, X509Certificate certificate) {
        var authority = authorities.get(index);
        try {
            return new RevocationServers(certificate, authority.responders(), authority.lists());
        } catch (IllegalArgumentException e) {
            throw new WrongPropertyException(
                    name(index), "has no usable server", "Give at least one http or https address.", e);
        }
    }

    private Resource file(int index) {
        var file = authorities.get(index).certificate();
        if (file == null) {
            throw new WrongPropertyException(
                    name(index) + ".certificate", "is missing", "Name the PEM file of the CA's certificate.");
        }
        return file;
    }

    private static String name(int index) {
        return PROPERTY + "[" + index + "]";
    }
}
