package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyPair;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateSubjectTest {
    private static final String CODE = "91350100M000100Y43";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final KeyPair holder = TestKey.P256.generate();

    @Test
    void readsTheOrganisationAndItsCreditCode() {
        for (var value :
                List.<ASN1Encodable>of(new DERUTF8String(CODE), new DERPrintableString(CODE), new DERIA5String(CODE))) {
            var subject = subject(value);

            assertThat(subject.organisation()).isEqualTo("测试有限公司");
            assertThat(subject.creditCode()).isEqualTo(new UnifiedCreditCode(CODE));
            assertThat(subject.commonName()).isEqualTo("测试");
            assertThat(subject.displayName()).isEqualTo("测试有限公司");
        }
    }

    @Test
    void findsNoCreditCodeWhereThereIsNone() {
        assertThat(CertificateSubject.of(authority.issue(holder), HolderRules.USUAL)
                        .creditCode())
                .isNull();
        assertThat(subject(new DERUTF8String("none")).creditCode()).isNull();
        assertThat(CertificateSubject.of(authority.certificate(), HolderRules.USUAL)
                        .organisation())
                .isEqualTo("Test root P256");
        assertThat(CertificateSubject.of(authority.certificate(), HolderRules.USUAL)
                        .displayName())
                .isEqualTo("Test root P256");
    }

    @Test
    void givesTheNameAsItIsAndNotAsItIsEscapedInOneLine() {
        var subject = CertificateSubject.of(
                authority.issue(TestAuthority.request(holder).organisation("A, B + C")), HolderRules.USUAL);

        assertThat(subject.organisation()).isEqualTo("A, B + C");
    }

    private CertificateSubject subject(ASN1Encodable creditCode) {
        var extension = new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION);
        return CertificateSubject.of(
                authority.issue(TestAuthority.request(holder).extension(extension, false, creditCode)),
                HolderRules.USUAL);
    }
}
