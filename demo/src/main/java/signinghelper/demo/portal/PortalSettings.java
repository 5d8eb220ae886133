package signinghelper.demo.portal;

import org.jspecify.annotations.Nullable;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.envelope.SoftwareKey;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Start settings of the reference portal.
 *
 * @param port on loopback; 0 for any that is free
 * @param library the page library's file, served as {@code /signing-helper.js}; its elements lie beside it
 * @param anchors roots of the CAs whose certificates may log in
 * @param sealMakers makers of seals, or CAs that issue to such makers alone
 * @param timeStampAuthorities authorities for time stamps, beside the CAs of signers
 * @param revocation where those CAs are asked for revoked certificates
 * @param framingAllowed true when other sites may put these pages into a frame, and the other way round; for tests only
 * @param faults that its page of faults offers
 * @param installation page that installs the helper, which the portal's pages lead to; null when absent
 * @param agency keys of the agency that bids are sealed to as well, as {@link Agency} has them
 */
public record PortalSettings(
        int port,
        Path library,
        List<X509Certificate> anchors,
        List<X509Certificate> sealMakers,
        List<X509Certificate> timeStampAuthorities,
        RevocationPolicy revocation,
        boolean framingAllowed,
        Faults faults,
        @Nullable URI installation,
        List<SoftwareKey> agency) {

    public PortalSettings {
        anchors = List.copyOf(anchors);
        sealMakers = List.copyOf(sealMakers);
        timeStampAuthorities = List.copyOf(timeStampAuthorities);
        agency = List.copyOf(agency);
    }

    /** A portal whose pages lead to no installation, and that knows no maker of seals. */
    public PortalSettings(
            int port,
            Path library,
            List<X509Certificate> anchors,
            RevocationPolicy revocation,
            boolean framingAllowed,
            Faults faults) {
        this(port, library, anchors, List.of(), List.of(), revocation, framingAllowed, faults, null, List.of());
    }
}
