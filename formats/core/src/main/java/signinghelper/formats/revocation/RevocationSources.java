package signinghelper.formats.revocation;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Addresses in a certificate at which its CA publishes revocations. They are as trustworthy as the certificate's chain:
 * nothing is to be fetched from them before the chain holds.
 *
 * @param responders OCSP, {@code http} and {@code https} only (RFC 5280, 4.2.2.1)
 * @param lists addresses of revocation lists, in the same order (RFC 5280, 4.2.1.13)
 */
public record RevocationSources(List<URI> responders, List<URI> lists) {
    private static final int MAXIMUM = 4;

    public RevocationSources {
        responders = List.copyOf(responders);
        lists = List.copyOf(lists);
    }

    /** Leaves out what cannot be read, and all but the first four of each. */
    public static RevocationSources of(X509Certificate certificate) {
        return new RevocationSources(
                addresses(responderNames(certificate)), addresses(pointNames(certificate).stream()));
    }

    public boolean isEmpty() {
        return responders.isEmpty() && lists.isEmpty();
    }

    private static Stream<GeneralName> responderNames(X509Certificate certificate) {
        try {
            var value = value(certificate, Extension.authorityInfoAccess.getId());
            return value == null
                    ? Stream.empty()
                    : Stream.of(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                            .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                            .map(AccessDescription::getAccessLocation);
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Returns full names of all distribution points, of any kind; empty for an extension that cannot be read. */
    static List<GeneralName> pointNames(X509Certificate certificate) {
        try {
            var value = value(certificate, Extension.cRLDistributionPoints.getId());
            return value == null
                    ? List.of()
                    : Stream.of(CRLDistPoint.getInstance(value).getDistributionPoints())
                            .map(DistributionPoint::getDistributionPoint)
                            .flatMap(RevocationSources::fullNames)
                            .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    static Stream<GeneralName> fullNames(@org.jspecify.annotations.Nullable DistributionPointName point) {
        return point != null && point.getType() == DistributionPointName.FULL_NAME
                ? Stream.of(GeneralNames.getInstance(point.getName()).getNames())
                : Stream.empty();
    }

    private static byte @org.jspecify.annotations.Nullable [] value(X509Certificate certificate, String extension) {
        var value = certificate.getExtensionValue(extension);
        return value == null ? null : ASN1OctetString.getInstance(value).getOctets();
    }

    private static List<URI> addresses(Stream<GeneralName> names) {
        return names.filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(name -> ((ASN1String) name.getName()).getString())
                .flatMap(RevocationSources::address)
                .distinct()
                .limit(MAXIMUM)
                .toList();
    }

    private static Stream<URI> address(String text) {
        try {
            var address = URI.create(text);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
                    ? Stream.of(address)
                    : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
