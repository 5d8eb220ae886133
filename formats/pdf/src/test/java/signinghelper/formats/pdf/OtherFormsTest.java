package signinghelper.formats.pdf;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TrustByRole;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Date;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Forms other than those of RFC 5652, and what may follow a signature. */
class OtherFormsTest {

    @Test
    void aSealIsVerified() throws Exception {
        var signer = TestHolder.of(TestKey.SM2);
        var maker = TestHolder.of(TestKey.SM2);
        var seal = TestSeal.of(maker, NOW, signer.certificate());
        var pdf = PdfBoxSigner.of("GM.sm2seal", covered -> seal.sign(signer, covered))
                .padded()
                .sign(TestPdf.plain());
        var trust = VerificationContext.of(VerificationPolicy.field(), NOW).signers(signer.trust());

        var good = judge(pdf, trust.sealMakers(maker.trust()));
        assertThat(good.indication("Signature1")).as("%s", good).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(good.codes("Signature1")).contains(Code.SIGNATURE_HOLDS, Code.COVERS_ALL, Code.SEAL_HOLDS);
        assertThat(good.signature("Signature1").seal()).isNotNull();
        var strange = judge(pdf, trust.sealMakers(HOLDER.trust()));
        assertThat(strange.codes("Signature1")).as("%s", strange).contains(Code.SEAL_MAKER_UNTRUSTED);
        assertThat(strange.indication("Signature1")).isEqualTo(Indication.INDETERMINATE);
    }

    /** Any customer of the signers' CA can make a seal in a company's name. */
    @Test
    void aSealOfNoNamedMakerIsNoPass() throws Exception {
        var customer = TestHolder.of(TestKey.SM2);
        var seal = TestSeal.of(customer, NOW, customer.certificate());
        var pdf = PdfBoxSigner.of("GM.sm2seal", covered -> seal.sign(customer, covered))
                .padded()
                .sign(TestPdf.plain());
        var trust = VerificationContext.of(VerificationPolicy.field(), NOW).signers(customer.trust());

        var verdict = judge(pdf, trust.timeStampAuthorities(customer.trust()));

        assertThat(verdict.codes("Signature1")).as("%s", verdict).contains(Code.SEAL_MAKER_NOT_CHECKED);
        assertThat(verdict.indication("Signature1")).isEqualTo(Indication.INDETERMINATE);
    }

    private static Verdict judge(byte[] pdf, TrustByRole trust) throws IOException {
        return new Verdict(DocumentFormats.verify(Source.of(pdf), null, trust.withoutRevocation()));
    }

    @Tag("slow")
    @Test
    void aDocumentTimeStampIsVerified() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA);
        var stamper = PdfBoxSigner.of("ETSI.RFC3161", covered -> authority.stamp(covered, NOW))
                .padded();
        var pdf = stamper.sign(PdfBoxSigner.of(HOLDER).certifying(1).sign(TestPdf.plain()));
        var verdict = Verdict.on(pdf, TestHolder.trust(authority.root()));

        assertThat(verdict.indication("Signature2")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.signature("Signature2").time().proved()).isEqualTo(NOW);
        assertThat(verdict.indication("Signature1")).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.PROOFS_ADDED_LATER);
        assertThat(Verdict.on(pdf).codes("Signature2")).contains(Code.TIME_STAMP_UNTRUSTED, Code.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void aDocumentTimeStampOverOtherOctetsFails() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA);
        var pdf = PdfBoxSigner.of("ETSI.RFC3161", covered -> authority.stamp(new byte[] {1}, NOW))
                .padded()
                .sign(TestPdf.plain());

        assertThat(Verdict.on(pdf, TestHolder.trust(authority.root())).indication("Signature1"))
                .isEqualTo(Indication.TOTAL_FAILED);
    }

    @Tag("slow")
    @Test
    void aWeakTimeStampIsOpen() throws Exception {
        var authority = TestTimeStamps.of(TestKey.RSA);
        for (var algorithm : new String[] {"SHA1withRSA", "SHA256withRSA"}) {
            var pdf = PdfBoxSigner.of("ETSI.RFC3161", covered -> weak(authority, covered, algorithm))
                    .padded()
                    .sign(TestPdf.plain());

            assertThat(Verdict.on(pdf, TestHolder.trust(authority.root())).indication("Signature1"))
                    .isEqualTo(Indication.INDETERMINATE);
            assertThat(Verdict.on(pdf, TestHolder.trust(authority.root())).codes("Signature1"))
                    .contains(Code.ALGORITHM_REFUSED);
        }
    }

    /** Returns a time stamp over a digest by SHA-1. */
    private static byte[] weak(TestTimeStamps authority, byte[] covered, String algorithm) throws Exception {
        var calculators = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        var signer = new JcaContentSignerBuilder(algorithm)
                .setProvider(BouncyCastle.PROVIDER)
                .build(authority.keys().getPrivate());
        var sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
        var generator = new TimeStampTokenGenerator(
                new JcaSignerInfoGeneratorBuilder(calculators).build(signer, authority.certificate()),
                calculators.get(sha1),
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        generator.addCertificates(new JcaCertStore(List.of(authority.certificate())));
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        var digest = MessageDigest.getInstance("SHA-1").digest(covered);
        var request = requests.generate(sha1.getAlgorithm(), digest);
        return generator.generate(request, BigInteger.ONE, Date.from(NOW)).getEncoded();
    }

    @Test
    void oldFormsAreRefusedByName() throws Exception {
        for (var form : new String[] {"adbe.pkcs7.sha1", "adbe.x509.rsa_sha1"}) {
            var pdf = PdfBoxSigner.of(form, new BouncyCastleCms(HOLDER, "DER")).sign(TestPdf.plain());
            assertThat(Verdict.on(pdf).codes("Signature1")).containsExactly(Code.ALGORITHM_REFUSED);
        }
    }

    @Test
    void unknownFormsAreNamed() throws Exception {
        var pdf = PdfBoxSigner.of("Other.form", new BouncyCastleCms(HOLDER, "DER"))
                .sign(TestPdf.plain());

        assertThat(Verdict.on(pdf).signature("Signature1").findings().get(0).facts())
                .containsEntry("part", "Other.form");
        assertThat(Verdict.on(pdf).codes("Signature1")).containsExactly(Code.FORM_UNKNOWN);
    }

    @Test
    void proofsAndMetadataMayFollow() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).sign(TestPdf.plain());
        var pdf = RawUpdate.of(signed).stream(90, "a certificate").object(91, "<< /Certs [90 0 R] >>").stream(
                        92, "<x:xmpmeta/>")
                .object(1, body(signed, 1).replaceFirst("<<", "<< /DSS 91 0 R /Metadata 92 0 R"))
                .end();
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.PROOFS_ADDED_LATER, Code.METADATA_CHANGED_LATER);
    }

    @Test
    void twoFieldsMayNotShareASignature() throws Exception {
        var signed = PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form());
        var second = RawUpdate.number(signed, "/T (second)");
        var value = RawUpdate.number(signed, "/Type /Sig");
        var pdf = RawUpdate.of(signed)
                .object(second, body(signed, second).replaceFirst("<<", "<< /V " + value + " 0 R"))
                .end();

        assertThat(Verdict.on(pdf).codes("first")).containsExactly(Code.REFERENCE_DOUBLE);
    }
}
