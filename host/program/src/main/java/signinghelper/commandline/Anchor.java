package signinghelper.commandline;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.TrustByRole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * File with CA certificates that one verification believes.
 *
 * @param roles of those whom the CAs serve
 */
record Anchor(Set<Role> roles, Path file) {
    /** A CA of signers vouches for no maker of seals, so these are named. */
    private static final Set<Role> WITHOUT_A_NAME = Set.of(Role.SIGNERS, Role.TIME_STAMPS);

    /** Role of a certificate in a signed document. */
    enum Role {
        SIGNERS("signers"),
        SEALS("seals"),
        TIME_STAMPS("time-stamps");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        TrustByRole trusting(CertificateTrust named, TrustByRole others) {
            return switch (this) {
                case SIGNERS -> others.signers(named);
                case SEALS -> others.sealMakers(named);
                case TIME_STAMPS -> others.timeStampAuthorities(named);
            };
        }
    }

    Anchor {
        roles = Set.copyOf(roles);
    }

    /** Parses a file's name, behind a role and an equals sign where the CAs serve only that role. */
    static Anchor parse(String text, CallersFolder folder) {
        return Stream.of(Role.values())
                .filter(role -> text.startsWith(role.word + "="))
                .findFirst()
                .map(role -> new Anchor(Set.of(role), folder.resolve(text.substring(role.word.length() + 1))))
                .orElseGet(() -> new Anchor(WITHOUT_A_NAME, folder.resolve(text)));
    }

    /** Returns the trust in which the named CAs take the place of others in their roles. */
    static TrustByRole inTheirRoles(TrustByRole trust, Map<Anchor, List<X509Certificate>> named, HolderRules holders) {
        var all = trust;
        for (var role : Role.values()) {
            var cas = named.entrySet().stream()
                    .filter(entry -> entry.getKey().roles.contains(role))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
            if (!cas.isEmpty()) {
                all = role.trusting(new CertificateTrust(cas, List.of()).reading(holders), all);
            }
        }
        return all;
    }

    /** Reads the certificates. */
    List<X509Certificate> read() throws IOException, CertificateException {
        return Certificates.parsePem(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
}
