package signinghelper.formats.revocation;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationSourcesTest {
    private final TestAuthority authority = TestAuthority.root(TestKey.P256);

    private static GeneralName address(String text) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, text);
    }

    private static CRLDistPoint points(String... addresses) {
        return new CRLDistPoint(Stream.of(addresses)
                .map(text -> new DistributionPointName(new GeneralNames(address(text))))
                .map(name -> new DistributionPoint(name, null, null))
                .toArray(DistributionPoint[]::new));
    }

    @Test
    void onlyTheWebIsAsked() {
        var certificate = authority.issue(TestAuthority.request(TestKey.P256.generate())
                .extension(
                        Extension.cRLDistributionPoints,
                        false,
                        points(
                                "ldap://ca.example/cn=ca",
                                "file:///etc/passwd",
                                "http://ca.example/1.crl",
                                "http:///no-host",
                                "not an address",
                                "HTTPS://ca.example/2.crl",
                                "http://ca.example/1.crl",
                                "http://ca.example/3.crl",
                                "http://ca.example/4.crl",
                                "http://ca.example/5.crl"))
                .extension(
                        Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                            new AccessDescription(AccessDescription.id_ad_caIssuers, address("http://ca.example/ca")),
                            new AccessDescription(AccessDescription.id_ad_ocsp, address("http://ca.example/ocsp"))
                        })));

        var sources = RevocationSources.of(certificate);

        assertThat(sources.responders()).hasToString("[http://ca.example/ocsp]");
        assertThat(sources.lists())
                .hasToString("[http://ca.example/1.crl, HTTPS://ca.example/2.crl, http://ca.example/3.crl, "
                        + "http://ca.example/4.crl]");
    }

    @Test
    void whatCannotBeReadNamesNobody() {
        var broken = "broken".getBytes(StandardCharsets.US_ASCII);
        var certificate = authority.issue(TestAuthority.request(TestKey.P256.generate())
                .extension(Extension.cRLDistributionPoints, broken)
                .extension(Extension.authorityInfoAccess, broken));

        assertThat(RevocationSources.of(certificate).isEmpty()).isTrue();
    }
}
