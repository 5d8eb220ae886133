package signinghelper.formats.document.cms;

import org.assertj.core.api.ThrowableAssert;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.TestKey;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A person with a key of one kind, and the portal that trusts the CA. */
record TestSigner(TestKey kind, TestAuthority authority, KeyPair keys, X509Certificate certificate) {

    static TestSigner of(TestKey kind) {
        var authority = TestAuthority.root(kind);
        var keys = kind.generate();
        return new TestSigner(kind, authority, keys, authority.issue(keys));
    }

    TestSigner with(X509Certificate other) {
        return new TestSigner(kind, authority, keys, other);
    }

    TestCms attached(CmsForm form, byte[] content) {
        return TestCms.attached(kind, keys, certificate, form, content);
    }

    TestCms detached(CmsForm form, byte[] content) {
        return TestCms.detached(kind, keys, certificate, form, content);
    }

    /** A verifier that takes exactly {@code form}. */
    CmsVerifier verifier(CmsForm form) {
        return verifier(VerificationPolicy.strict(form));
    }

    CmsVerifier verifier(VerificationPolicy policy) {
        var trust = new CertificateTrust(List.of(authority.certificate()), List.of());
        return new CmsVerifier(policy, trust, RevocationPolicy.none(), Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    }

    static void assertRefused(Reason reason, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CmsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    void assertRefused(Reason reason, CmsForm form, TestCms document) {
        assertRefused(reason, () -> verifier(form).verifyAttached(document.encoded()));
    }
}
