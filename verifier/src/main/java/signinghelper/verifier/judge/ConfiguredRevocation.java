package signinghelper.verifier.judge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rule for revoked certificates that the settings describe. */
final class ConfiguredRevocation {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredRevocation.class);
    private static final String AUTHORITIES = "revocation.authorities";

    private ConfiguredRevocation() {}

    static RevocationPolicy of(SettingsFile file) {
        var revocation = file.settings().revocation();
        return switch (revocation.check()) {
            case NONE -> RevocationPolicy.none();
            case ONLINE -> online(file, revocation);
        };
    }

    private static OnlineRevocation online(SettingsFile file, Revocation revocation) {
        var files = PemFiles.watched(
                AUTHORITIES,
                file,
                revocation.authorities().stream()
                        .map(Revocation.Authority::certificate)
                        .toList(),
                pem -> servers(pem, revocation.authorities()),
                changed -> LOG.info(
                        "{} has changed, and now names the servers of {}",
                        AUTHORITIES,
                        names(changed.stream().map(RevocationServers::authority).toList())));
        return new OnlineRevocation(
                        new HttpRevocationTransport(Duration.ofSeconds(revocation.patienceSeconds())), List.of())
                .within(AskingLimits.USUAL.keeping(Duration.ofSeconds(revocation.keepSeconds())))
                .keepingListsIn(lists(file, revocation))
                .onUnknown(OnlineRevocation.OnUnknown.valueOf(
                        revocation.onUnknown().name()))
                .following(files::current);
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

    private static List<RevocationServers> servers(PemFiles pem, List<Revocation.Authority> authorities) {
        try {
            return RevocationServers.joined(IntStream.range(0, authorities.size())
                    .mapToObj(index -> servers(pem, AUTHORITIES + "[" + index + "]", authorities.get(index)))
                    .toList());
        } catch (IllegalStateException e) {
            throw new WrongSettingException(
                    AUTHORITIES, "names a CA twice", "Give all servers of a CA in one entry.", e);
        }
    }

    /** A CA's next certificate may stand in its file, beside the present one. */
    private static List<RevocationServers> servers(PemFiles pem, String setting, Revocation.Authority authority) {
        try {
            return pem.read(setting + ".certificate", authority.certificate()).stream()
                    .map(each -> new RevocationServers(each, authority.responders(), authority.lists()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new WrongSettingException(
                    setting, "has no usable server", "Give at least one http or https address.", e);
        }
    }

    /** Stops the start where every certificate of a CA would be refused. */
    static void require(List<X509Certificate> trusted, RevocationPolicy policy) {
        var missing = missing(trusted, policy);
        if (!missing.isEmpty()
                && policy instanceof OnlineRevocation online
                && online.onUnknown() == OnlineRevocation.OnUnknown.REFUSE) {
            throw new WrongSettingException(
                    AUTHORITIES,
                    "has no entry for " + names(missing) + ", whose certificates would all be refused",
                    "Name the servers of each CA in trust.signers and trust.intermediates.");
        }
    }

    /** Warns of CAs that have come since the start. */
    static void warn(List<X509Certificate> trusted, RevocationPolicy policy) {
        var missing = missing(trusted, policy);
        if (!missing.isEmpty()) {
            LOG.warn("{} has no entry for {}, whose servers nobody asks", AUTHORITIES, names(missing));
        }
    }

    private static List<X509Certificate> missing(List<X509Certificate> trusted, RevocationPolicy policy) {
        return trusted.stream()
                .filter(authority -> policy instanceof OnlineRevocation online && !online.knows(authority))
                .filter(authority -> authority.getVersion() < 3 || authority.getBasicConstraints() != -1)
                .toList();
    }

    static String names(List<X509Certificate> authorities) {
        return authorities.stream()
                .map(authority -> "'" + authority.getSubjectX500Principal().getName() + "'")
                .collect(Collectors.joining(", "));
    }
}
