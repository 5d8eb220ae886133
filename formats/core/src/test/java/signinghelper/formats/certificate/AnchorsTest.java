package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Anchors that may not issue what is below them. */
class AnchorsTest {
    private static final TestKey KIND = TestKey.P256;

    private static void assertNoChain(X509Certificate anchor, List<X509Certificate> links, X509Certificate holder) {
        assertThatThrownBy(() -> new CertificateTrust(List.of(anchor), links).chain(holder, NOW))
                .isInstanceOf(CertPathBuilderException.class);
    }

    /** The holder of a certificate that is trusted by itself has its key, and makes a certificate in any name. */
    @Test
    void aHolderIsNoCa() throws Exception {
        var root = TestAuthority.root(KIND);
        var keys = KIND.generate();
        var pinned = root.issue(keys);
        var made = TestAuthority.of(KIND, pinned, keys)
                .issue(TestAuthority.request(KIND.generate()).subject(new X500Name("CN=BANK OF CHINA")));

        assertNoChain(pinned, List.of(), made);
        assertThat(new CertificateTrust(List.of(pinned), List.of()).isAnchor(pinned))
                .isTrue();
    }

    @Test
    void anAnchorKeepsTheLengthOfItsChains() throws Exception {
        var keys = KIND.generate();
        var name = new X500Name("CN=short");
        var root = TestAuthority.root(KIND);
        var anchor = root.issue(TestAuthority.request(keys)
                .subject(name)
                .keyUsage(KeyUsage.keyCertSign)
                .extension(Extension.basicConstraints, true, new BasicConstraints(0)));
        var authority = TestAuthority.of(KIND, anchor, keys);
        var below = authority.intermediate();
        var holder = below.issue(KIND.generate());

        assertNoChain(anchor, List.of(below.certificate()), holder);
        var direct = authority.issue(KIND.generate());
        assertThat(new CertificateTrust(List.of(anchor), List.of()).chain(direct, NOW))
                .containsExactly(direct, anchor);
    }

    @Test
    void anAnchorThatMayNotSignCertificatesIsNone() throws Exception {
        var keys = KIND.generate();
        var anchor = TestAuthority.root(KIND)
                .issue(TestAuthority.request(keys)
                        .keyUsage(KeyUsage.digitalSignature)
                        .extension(Extension.basicConstraints, true, new BasicConstraints(true)));

        assertNoChain(anchor, List.of(), TestAuthority.of(KIND, anchor, keys).issue(KIND.generate()));
    }
}
