package signinghelper.verifier.judge;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.verifier.settings.PemFiles;
import signinghelper.verifier.settings.SettingsFile;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The CAs that the settings name for a role. Their files are watched: a CA that is taken out ends at once. */
final class ConfiguredTrust {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTrust.class);

    private record Read(List<X509Certificate> all, CertificateTrust trust) {}

    private ConfiguredTrust() {}

    /** @param revocation knows the servers of each CA, or is warned of */
    static CertificateTrust signers(SettingsFile file, RevocationPolicy revocation) {
        var trust = file.settings().trust();
        var files = PemFiles.watched(
                "trust",
                file,
                Stream.concat(trust.signers().stream(), trust.intermediates().stream())
                        .toList(),
                pem -> read(
                        pem.read("trust.signers", trust.signers()),
                        pem.read("trust.intermediates", trust.intermediates())),
                told("trust.signers", changed -> ConfiguredRevocation.warn(changed.all(), revocation)));
        ConfiguredRevocation.require(files.current().all(), revocation);
        return CertificateTrust.following(() -> files.current().trust());
    }

    /** Returns null where nobody is believed. */
    static @Nullable CertificateTrust of(String setting, SettingsFile file, List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        var files = PemFiles.watched(
                setting, file, names, pem -> read(pem.read(setting, names), List.of()), told(setting, changed -> {}));
        return CertificateTrust.following(() -> files.current().trust());
    }

    private static Read read(List<X509Certificate> anchors, List<X509Certificate> intermediates) {
        var all = Stream.concat(anchors.stream(), intermediates.stream()).distinct();
        return new Read(all.toList(), new CertificateTrust(anchors, intermediates));
    }

    private static Consumer<Read> told(String setting, Consumer<Read> further) {
        return changed -> {
            LOG.info("{} has changed, and now trusts {}", setting, ConfiguredRevocation.names(changed.all()));
            further.accept(changed);
        };
    }
}
