package signinghelper.testkit.pki;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.net.URI;
import java.time.Duration;

/**
 * Terms of every certificate of a test CA.
 *
 * @param responder address of the {@link OcspResponder}; null when absent
 * @param lists folder of the {@link RevocationLists}, which ends with a slash; null when absent
 * @param valid duration
 */
record CertificateTerms(@Nullable URI responder, @Nullable URI lists, Duration valid) {

    /** Writes where revocations are asked for into a certificate of this kind (RFC 5280, 4.2.1.13 and 4.2.2.1). */
    void addAddresses(TestKey kind, TestAuthority.Request request) {
        if (responder != null) {
            request.extension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name(responder)));
        }
        if (lists != null) {
            var name = new GeneralNames(name(RevocationLists.address(lists, kind)));
            var point = new DistributionPoint(new DistributionPointName(name), null, null);
            request.extension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
    }

    private static GeneralName name(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }
}
