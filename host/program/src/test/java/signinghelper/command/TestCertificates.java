package signinghelper.command;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import static signinghelper.formats.certificate.CertificateSubject.CREDIT_CODE_EXTENSION;

/** Keys whose certificates a portal trusts, and that portal's verifier. */
final class TestCertificates {
    static final Account ACCOUNT = new Account("测试供应商有限公司", "914201007071167872", Account.Role.SUPPLIER);
    static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);

    static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);

    private TestCertificates() {}

    /** A key of the organisation that {@link #ACCOUNT} names. */
    static SoftwareKey key(SoftwareKey.Kind kind) {
        return key(kind, ACCOUNT);
    }

    static SoftwareKey key(SoftwareKey.Kind kind, Account holder) {
        return SoftwareKey.issued(
                kind,
                AUTHORITY,
                request -> request.organisation(holder.name())
                        .extension(
                                new ASN1ObjectIdentifier(CREDIT_CODE_EXTENSION),
                                false,
                                new DERUTF8String(holder.creditCode())));
    }

    /** A key of the same organisation, whose certificate is for TLS servers alone. */
    static SoftwareKey keyOfAServer(SoftwareKey.Kind kind) {
        return SoftwareKey.issued(
                kind,
                AUTHORITY,
                request -> request.organisation(ACCOUNT.name())
                        .extension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
    }

    static CertificateTrust trust() {
        return new CertificateTrust(List.of(AUTHORITY.certificate()), List.of());
    }

    static CmsVerifier verifier(CmsForm agreed) {
        return verifier(VerificationPolicy.strict(CmsForm.RFC5652, agreed));
    }

    static CmsVerifier verifier(VerificationPolicy policy) {
        return new CmsVerifier(policy, trust(), RevocationPolicy.none(), CLOCK);
    }
}
