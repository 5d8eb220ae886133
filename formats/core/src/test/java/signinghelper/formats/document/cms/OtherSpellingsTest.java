package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Signatures whose value or signer is written in another way than by the standard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherSpellingsTest {
    private static final byte[] CONTENT = {1, 2, 3};
    /** Octets of an RSA key of 2048 bits. */
    private static final int MODULUS = 256;

    private final TestSigner signer = TestSigner.of(TestKey.P256);

    private SignatureReport judge(TestCms document) throws Exception {
        var trust = new CertificateTrust(List.of(signer.authority().certificate()), List.of());
        var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                .signers(trust)
                .withoutRevocation();
        return new CmsJudge(context).judge(Source.of(document.encoded()), null).get(0);
    }

    /** Old middleware writes what the U-Key gives, or numbers of a fixed length. */
    enum Spelling implements UnaryOperator<byte[]> {
        RAW {
            @Override
            public byte[] apply(byte[] der) {
                return TestHolder.algorithm(TestKey.P256).signatureAlgorithm().toRaw(der);
            }
        },
        PADDED {
            @Override
            public byte[] apply(byte[] der) {
                return numbers(RAW.apply(der), 2);
            }
        },
        UNPADDED {
            @Override
            public byte[] apply(byte[] der) {
                return numbers(RAW.apply(der), 0);
            }
        };

        static byte[] numbers(byte[] raw, int zeros) {
            var out = new ByteArrayOutputStream();
            for (var from = 0; from < raw.length; from += 32) {
                out.writeBytes(new byte[] {2, (byte) (32 + zeros)});
                out.writeBytes(new byte[zeros]);
                out.write(raw, from, 32);
            }
            var all = new ByteArrayOutputStream();
            all.writeBytes(new byte[] {0x30, (byte) out.size()});
            all.writeBytes(out.toByteArray());
            return all.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatIsNotInDerIsNamed(Spelling spelling) throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        var usual = document.signature;
        document.signature = message -> {
            // Unpadded numbers differ from DER only where one begins with a bit.
            byte[] der;
            do {
                der = usual.apply(message);
            } while (Arrays.equals(der, spelling.apply(der)));
            return spelling.apply(der);
        };

        var report = judge(document);

        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.findings()).contains(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", "VALUE_NOT_DER"));
        document.signature = message -> spelling.apply(usual.apply(new byte[] {9}));
        assertThat(judge(document).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    /** Two certificates of one key: the one that is shown is not the one that was signed. */
    @Test
    void anOlderAttributeThatNamesAnotherCertificateCounts() throws Exception {
        var other = signer.authority().issue(signer.keys());
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.add(PKCSObjectIdentifiers.id_aa_signingCertificate, older(other));
        assertThat(judge(document).has(Code.ATTRIBUTES_INVALID)).isTrue();
        document.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        assertThat(judge(document).has(Code.ATTRIBUTES_INVALID)).isTrue();

        document.set(PKCSObjectIdentifiers.id_aa_signingCertificate, older(signer.certificate()));
        assertThat(judge(document).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static SigningCertificate older(X509Certificate certificate) throws Exception {
        return new SigningCertificate(
                new ESSCertID(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded())));
    }

    /** The set of certificates is not signed, so anybody may put one of the same name in front. */
    @Test
    void aCertificateOfTheSameNameIsNotTakenForTheSigners() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.certificates.add(0, TestCms.der(sameName()));
        assertThat(judge(document).indication()).isEqualTo(Indication.TOTAL_PASSED);

        document.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        var open = judge(document);
        assertThat(open.has(Code.CERTIFICATE_MALFORMED)).as("%s", open).isTrue();
        assertThat(open.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** The attributes that are signed say whose the value is. */
    @Test
    void aCertificateInThePlaceOfTheSignersSaysNothingAgainstTheContent() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.certificates.set(0, TestCms.der(sameName()));
        assertThat(judge(document).has(Code.CERTIFICATE_MISSING)).isTrue();
        assertThat(judge(document).indication()).isEqualTo(Indication.INDETERMINATE);

        document.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        assertThat(judge(document).has(Code.SIGNATURE_INVALID)).isTrue();
    }

    /** RFC 8017, 8.2.2, step 1: as long as the modulus. Numbers of Java have a zero in front, or lack one. */
    @Test
    void aValueOfRsaOfAnotherLengthIsNamed() throws Exception {
        var document = TestSigner.of(TestKey.RSA).attached(CmsForm.RFC5652, CONTENT);
        var usual = document.signature;
        document.signature = message -> org.bouncycastle.util.Arrays.concatenate(new byte[1], usual.apply(message));
        assertNotDer(document);

        document.signature = usual;
        for (var number = 0; usual.apply(document.signed())[0] != 0; number++) {
            document.set(new ASN1ObjectIdentifier("1.2.3.4"), new ASN1Integer(number));
        }
        document.signature = message -> Arrays.copyOfRange(usual.apply(message), 1, MODULUS);
        assertNotDer(document);
        document.signature = message -> new byte[MODULUS + 1];
        assertThat(judge(document).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    private void assertNotDer(TestCms document) throws Exception {
        var report = judge(document);

        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.findings()).contains(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", "VALUE_NOT_DER"));
    }

    private X509Certificate sameName() throws Exception {
        var own = TestCms.der(signer.certificate());
        var made = TestCms.der(signer.authority().issue(TestKey.P256.generate()));
        var parts = new V3TBSCertificateGenerator();
        parts.setSerialNumber(own.getTBSCertificate().getSerialNumber());
        parts.setIssuer(own.getIssuer());
        parts.setSubject(made.getSubject());
        parts.setStartDate(own.getStartDate());
        parts.setEndDate(own.getEndDate());
        parts.setSubjectPublicKeyInfo(made.getSubjectPublicKeyInfo());
        parts.setSignature(own.getSignatureAlgorithm());
        var encoded = new DERSequence(
                new ASN1Encodable[] {parts.generateTBSCertificate(), own.getSignatureAlgorithm(), made.getSignature()});
        return Certificates.parse(Bytes.copyOf(encoded.getEncoded()));
    }
}
