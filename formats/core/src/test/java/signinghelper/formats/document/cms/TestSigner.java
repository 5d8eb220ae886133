package signinghelper.formats.document.cms;

import org.assertj.core.api.ThrowableAssert;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cms.CMSAttributes;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signer with a key of one kind, and the portal that trusts the CA. */
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

    /** A receipt, whose content type and version differ from those of a document. */
    TestCms receipt(byte[] content) {
        var receipt = attached(receiptForm(), content);
        receipt.dataType = TestCms.RECEIPT_DATA;
        receipt.version = new ASN1Integer(3);
        receipt.set(CMSAttributes.contentType, TestCms.RECEIPT_DATA);
        return receipt;
    }

    CmsForm receiptForm() {
        return kind == TestKey.SM2 ? CmsForm.PKCS7_501 : CmsForm.RFC5652;
    }

    static Bytes contentOf(VerifiedCms attached) {
        try (var in = Objects.requireNonNull(attached.content()).open()) {
            return Bytes.copyOf(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
