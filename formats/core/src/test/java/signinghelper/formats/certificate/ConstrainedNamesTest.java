package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.math.BigInteger;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Name constraints of an intermediate CA (RFC 5280, 4.2.1.10): what is not processed is refused. */
class ConstrainedNamesTest {
    private static final TestKey KIND = TestKey.P256;
    private static final GeneralName GOOD = new GeneralName(GeneralName.rfc822Name, "good.org");
    private static final GeneralName PRINCIPAL = other("1.3.6.1.4.1.311.20.2.3", "a@evil.org");

    private final TestAuthority root = TestAuthority.root(KIND);

    @Test
    void namesThatAreProcessedAreConstrainedAsBefore() throws Exception {
        assertThat(chain(permitted(GOOD), names(new GeneralName(GeneralName.rfc822Name, "a@good.org"))))
                .hasSize(3);
        assertNoChain(permitted(GOOD), names(new GeneralName(GeneralName.rfc822Name, "a@evil.org")));
        assertThat(chain(permitted(PRINCIPAL), names(new GeneralName(GeneralName.rfc822Name, "a@b.org"))))
                .hasSize(3);
    }

    /** RFC 9598, 6: it is a mailbox, too. */
    @Test
    void aMailboxInAnotherFormIsNoWayAround() {
        var mailbox = names(other("1.3.6.1.5.5.7.8.9", "测@evil.org"));

        assertNoChain(permitted(GOOD), mailbox);
        assertNoChain(excluded(new GeneralName(GeneralName.rfc822Name, "evil.org")), mailbox);
    }

    @Test
    void aNameWithoutAMailboxIsNone() {
        assertNoChain(permitted(GOOD), names(GOOD));
    }

    @Test
    void formsThatAreNotProcessedAreRefusedWhereACertificateHasThem() {
        assertNoChain(excluded(PRINCIPAL), names(other("1.3.6.1.4.1.311.20.2.3", "b@evil.org")));
    }

    @Test
    void minimumAndMaximumAreNotProcessed() {
        var subtree = new GeneralSubtree(GOOD, BigInteger.ONE, BigInteger.ONE);

        assertNoChain(
                new NameConstraints(new GeneralSubtree[] {subtree}, null),
                names(new GeneralName(GeneralName.rfc822Name, "a@good.org")));
    }

    @Test
    void aNameInAUniversalStringIsNotPassedBy() {
        var excluded = excluded(new GeneralName(new X500Name("C=CN,O=B")));
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.C, new DERPrintableString("CN"))
                .addRDN(BCStyle.O, new DERUniversalString(new byte[] {0, 0, 0, 'B'}))
                .build();

        assertNoChain(excluded, request().subject(subject));
    }

    /** BouncyCastle strikes both off what is critical: they are extensions of lists. */
    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.27", "2.5.29.28"})
    void criticalExtensionsOfListsHaveNoPlaceInACertificate(String extension) throws Exception {
        var list = new ASN1ObjectIdentifier(extension);
        var value = list.equals(Extension.deltaCRLIndicator) ? new ASN1Integer(1) : new DERSequence();
        var trust = new CertificateTrust(List.of(root.certificate()), List.of());
        var harmless = root.issue(request().extension(list, false, value));
        var demanding = root.issue(request().extension(list, true, value));

        assertThat(trust.chain(harmless, NOW)).hasSize(2);
        assertThatThrownBy(() -> trust.chain(demanding, NOW)).isInstanceOf(CertPathBuilderException.class);
    }

    private void assertNoChain(ASN1Encodable constraints, TestAuthority.Request request) {
        assertThatThrownBy(() -> chain(constraints, request)).isInstanceOf(CertPathBuilderException.class);
    }

    private List<X509Certificate> chain(ASN1Encodable constraints, TestAuthority.Request request) throws Exception {
        var keys = KIND.generate();
        var certificate = root.issue(TestAuthority.request(keys)
                .subject(new X500Name("C=CN,CN=constrained"))
                .authority()
                .extension(Extension.nameConstraints, true, constraints));
        var holder = TestAuthority.of(KIND, certificate, keys).issue(request);
        return new CertificateTrust(List.of(root.certificate()), List.of(certificate)).chain(holder, NOW);
    }

    private static TestAuthority.Request request() {
        return TestAuthority.request(KIND.generate());
    }

    private static TestAuthority.Request names(GeneralName name) {
        return request().extension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }

    private static NameConstraints permitted(GeneralName name) {
        return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(name)}, null);
    }

    private static NameConstraints excluded(GeneralName name) {
        return new NameConstraints(null, new GeneralSubtree[] {new GeneralSubtree(name)});
    }

    private static GeneralName other(String form, String value) {
        return new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier(form), new DERTaggedObject(true, 0, new DERUTF8String(value))
        }));
    }
}
