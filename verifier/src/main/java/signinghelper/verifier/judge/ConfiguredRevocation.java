package signinghelper.verifier.judge;

import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.ListStore;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.revocation.HttpRevocationTransport;
import signinghelper.portal.revocation.ListFolder;
import signinghelper.verifier.settings.PemFiles;
import signinghelper.verifier.settings.Revocation;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rule for revoked certificates that the settings describe. */
final class ConfiguredRevocation {
    private static final String AUTHORITIES = "revocation.authorities";

    private ConfiguredRevocation() {}

    /** @param trusted CAs of signers, all of which need an entry where an unknown status is refused */
    static RevocationPolicy of(SettingsFile file, List<X509Certificate> trusted) {
        var revocation = file.settings().revocation();
        return switch (revocation.check()) {
            case NONE -> RevocationPolicy.none();
            case ONLINE -> covering(online(file, revocation), trusted);
        };
    }

    private static OnlineRevocation online(SettingsFile file, Revocation revocation) {
        var transport = new HttpRevocationTransport(Duration.ofSeconds(revocation.patienceSeconds()));
        try {
            return new OnlineRevocation(transport, servers(file, revocation))
                    .within(AskingLimits.USUAL.keeping(Duration.ofSeconds(revocation.keepSeconds())))
                    .keepingListsIn(lists(file, revocation))
                    .onUnknown(OnlineRevocation.OnUnknown.valueOf(
                            revocation.onUnknown().name()));
        } catch (IllegalStateException e) {
            throw new WrongSettingException(
                    AUTHORITIES, "names a CA twice", "Give all servers of a CA in one entry.", e);
        }
    }

    private static ListStore lists(SettingsFile file, Revocation revocation) {
        var folder = revocation.listFolder();
        try {
            return folder == null ? ListStore.none() : new ListFolder(file.resolve(folder));
        } catch (IOException e) {
            throw new WrongSettingException(
                    "revocation.listFolder",
                    "names a folder in which no file can be written",
                    "Name a folder that belongs to the service.",
                    e);
        }
    }

    private static List<RevocationServers> servers(SettingsFile file, Revocation revocation) {
        var servers = new ArrayList<RevocationServers>();
        for (var index = 0; index < revocation.authorities().size(); index++) {
            var setting = AUTHORITIES + "[" + index + "]";
            var authority = revocation.authorities().get(index);
            var certificates = PemFiles.read(setting + ".certificate", file, authority.certificate());
            try {
                servers.add(new RevocationServers(certificates.get(0), authority.responders(), authority.lists()));
            } catch (IllegalArgumentException e) {
                throw new WrongSettingException(
                        setting, "has no usable server", "Give at least one http or https address.", e);
            }
        }
        return servers;
    }

    /** Stops the start where every certificate of a CA would be refused. */
    private static OnlineRevocation covering(OnlineRevocation online, List<X509Certificate> trusted) {
        var missing = trusted.stream()
                .filter(authority -> authority.getVersion() < 3 || authority.getBasicConstraints() != -1)
                .filter(authority -> !online.knows(authority))
                .map(authority -> authority.getSubjectX500Principal().getName())
                .toList();
        if (!missing.isEmpty() && online.onUnknown() == OnlineRevocation.OnUnknown.REFUSE) {
            throw new WrongSettingException(
                    AUTHORITIES,
                    "has no entry for " + missing + ", whose certificates would all be refused",
                    "Name the servers of each CA in trust.signers and trust.intermediates.");
        }
        return online;
    }

    /** CAs of signers, anchors first. */
    static List<X509Certificate> trusted(List<X509Certificate> anchors, List<X509Certificate> intermediates) {
        return Stream.concat(anchors.stream(), intermediates.stream())
                .distinct()
                .toList();
    }
}
