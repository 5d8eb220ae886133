package signinghelper.check;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.FakeClocks;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.profile.Anchors;
import signinghelper.profile.Dated;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A root, a CA below it, one U-Key with certificates of that CA, and a computer whose clock a test sets. */
final class TestPki {
    private static final int ENCRYPTION = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;

    private final TestAuthority root;
    private final TestAuthority authority;
    private final FakeToken token = new FakeToken("A");
    final FakeClocks computer = new FakeClocks(TestAuthority.NOW);
    final BestKnownTime time = new BestKnownTime(computer.clocks());

    TestPki(TestKey kind) {
        root = TestAuthority.root(kind);
        authority = root.intermediate();
    }

    TestAuthority authority() {
        return authority;
    }

    TestAuthority root() {
        return root;
    }

    SoftwareKey signature(SoftwareKey.Kind kind, UnaryOperator<TestAuthority.Request> wishes) {
        return put(SoftwareKey.issued(kind, authority, wishes), Use.SIGNATURE);
    }

    SoftwareKey encryption(SoftwareKey.Kind kind, UnaryOperator<TestAuthority.Request> wishes) {
        return put(
                SoftwareKey.issued(kind, authority, request -> wishes.apply(request.keyUsage(ENCRYPTION))),
                Use.ENCRYPTION);
    }

    SoftwareKey put(SoftwareKey key, Use use) {
        token.with(key, use);
        return key;
    }

    CertificateReading reading() {
        return new CertificateReading(new Tokens(List.of(new FakeDriver("fake", token))), () -> HolderRules.USUAL);
    }

    Anchors anchors(URI... revocation) {
        return new Anchors(
                List.of(dated(root)),
                List.of(dated(authority)),
                List.of(),
                List.of(revocation).stream().map(TestProfiles::dated).toList(),
                Map.of());
    }

    static Dated<String> dated(TestAuthority authority) {
        return TestProfiles.dated(base64(authority.certificate()));
    }

    static String base64(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
