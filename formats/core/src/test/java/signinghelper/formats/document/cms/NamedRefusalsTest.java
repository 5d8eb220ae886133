package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.Sm2Variant;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsDeviation;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Documents that are not accepted, or not judged wholly, each with its cause by name. */
class NamedRefusalsTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static SignatureReport judge(TestSigner signer, VerificationPolicy policy, byte[] document)
            throws Exception {
        var trust = new CertificateTrust(List.of(signer.authority().certificate()), List.of());
        return new CmsJudge(VerificationContext.of(policy, NOW).signers(trust).withoutRevocation())
                .judge(Source.of(document), null)
                .get(0);
    }

    private static void assertUndecided(SignatureReport report, Finding reason) {
        assertThat(report.findings()).containsExactly(reason);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    private byte[] openSslSigns(TestSigner signer, String... options) throws Exception {
        Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", signer.certificate().getEncoded()));
        Files.writeString(
                folder.resolve("key.pem"),
                pem("PRIVATE KEY", signer.keys().getPrivate().getEncoded()));
        Files.write(folder.resolve("content"), CONTENT);
        var command = new ArrayList<>(List.of("cms", "-sign", "-binary", "-nodetach", "-in", "content", "-signer"));
        command.addAll(List.of("certificate.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "document"));
        command.addAll(List.of(options));
        var outcome = Needed.openSsl(folder).run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return Files.readAllBytes(folder.resolve("document"));
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    /** OpenSSL, unless it is told the standard's identity; without attributes it cannot be told any. */
    @ParameterizedTest
    @CsvSource({"-keyopt distid:, SM2_EMPTY_IDENTITY", "-nosmimecap, SM2_EMPTY_IDENTITY", "-noattr, SM2_WITHOUT_Z"})
    void namesOpenSslsDigestsAndAcceptsThemNowhere(String options, Sm2Variant variant) throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var document = openSslSigns(signer, ("-md sm3 " + options).split(" "));

        for (var policy : List.of(VerificationPolicy.field(), everySm2Form())) {
            assertUndecided(judge(signer, policy, document), Finding.of(Code.ALGORITHM_REFUSED, "algorithm", variant));
        }
    }

    private static VerificationPolicy everySm2Form() {
        return VerificationPolicy.strict(CmsForm.PKCS7_501, CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES);
    }

    /** SM2 over SM3 of the message, as older clients of CAs sign: OpenSSL signs the digest that is given to it. */
    @ParameterizedTest
    @EnumSource(names = {"PKCS7_501", "PKCS7_3011_WITHOUT_ATTRIBUTES"})
    void namesSm2WithoutZAndAcceptsItNowhere(CmsForm form) throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var document = signer.attached(form, CONTENT);
        document.signature = message -> digestSigned(signer, message);

        assertUndecided(
                judge(signer, VerificationPolicy.field(), document.encoded()),
                Finding.of(Code.ALGORITHM_REFUSED, "algorithm", Sm2Variant.SM2_WITHOUT_Z));
        document.signature = message -> digestSigned(signer, new byte[1]);
        assertThat(judge(signer, VerificationPolicy.field(), document.encoded()).findings())
                .containsExactly(Finding.of(Code.SIGNATURE_INVALID));
    }

    private byte[] digestSigned(TestSigner signer, byte[] message) {
        return digestSignedAsItIs(signer, DigestAlgorithm.SM3.of(message));
    }

    private byte[] digestSignedAsItIs(TestSigner signer, byte[] digest) {
        try {
            Files.write(folder.resolve("digest"), digest);
            Files.writeString(
                    folder.resolve("key.pem"),
                    pem("PRIVATE KEY", signer.keys().getPrivate().getEncoded()));
            var outcome =
                    Needed.openSsl(folder).run("pkeyutl", "-sign", "-in", "digest", "-inkey", "key.pem", "-out", "raw");
            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            return Files.readAllBytes(folder.resolve("raw"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, sha1, SHA1, RSA-2048", "P256, sha512, SHA512, EC prime256v1", "P256, sha1, SHA1, EC prime256v1"})
    void namesTheDigestThatIsRefused(TestKey kind, String md, String digest, String key) throws Exception {
        var signer = TestSigner.of(kind);

        var report = judge(signer, VerificationPolicy.field(), openSslSigns(signer, "-md", md));

        assertUndecided(report, Finding.of(Code.ALGORITHM_REFUSED, "algorithm", digest + ", " + key));
    }

    @Test
    void namesTheSignatureAlgorithmThatIsRefused() throws Exception {
        var signer = TestSigner.of(TestKey.RSA);
        var document = openSslSigns(signer, "-md", "sha256", "-keyopt", "rsa_padding_mode:pss");

        var finding =
                judge(signer, VerificationPolicy.field(), document).findings().get(0);
        assertThat(finding.code()).isEqualTo(Code.ALGORITHM_REFUSED);
        assertThat(finding.facts().get("algorithm")).contains("PSS");
        var unknown = signer.attached(CmsForm.RFC5652, CONTENT);
        unknown.signatureAlgorithm = new AlgorithmIdentifier(TestCms.SM3.branch("9"));
        assertUndecided(
                judge(signer, VerificationPolicy.field(), unknown.encoded()),
                Finding.of(
                        Code.ALGORITHM_REFUSED,
                        "algorithm",
                        TestCms.SM3.branch("9").getId()));
    }

    /** BouncyCastle's and OpenSSL's own documents, which name no certificate. */
    @Test
    void aMissingAttributeIsUndecided() throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var policy = VerificationPolicy.strict(CmsForm.RFC5652);
        var missing = Finding.of(Code.ATTRIBUTE_MISSING, "attribute", "signing-certificate-v2");

        assertUndecided(judge(signer, policy, openSslSigns(signer, "-md", "sha256")), missing);
        assertUndecided(judge(signer, policy, bouncyCastleSigns(signer)), missing);
        var changed = bouncyCastleSigns(signer);
        changed[changed.length - 1] ^= 1;
        assertThat(judge(signer, policy, changed).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    private static CMSSignedDataGenerator generator(TestSigner signer) throws Exception {
        var generator = new CMSSignedDataGenerator();
        var calculators = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(calculators)
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(BouncyCastle.PROVIDER)
                                .build(signer.keys().getPrivate()),
                        signer.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
        return generator;
    }

    private static byte[] bouncyCastleSigns(TestSigner signer) throws Exception {
        return generator(signer)
                .generate(new CMSProcessableByteArray(CONTENT), true)
                .getEncoded("DER");
    }

    /** PKCS#7 around a SEQUENCE, as signatures on programs have it, or around an OCTET STRING of the same type. */
    @Test
    void namesASignatureOnAProgram() throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var type = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.4");
        var program = new DERSequence(new ASN1Integer(1));
        var finding = Finding.of(Code.FORM_REFUSED, "content", type.getId());

        for (var content : new ASN1Encodable[] {program, new DEROctetString(program)}) {
            assertUndecided(judge(signer, VerificationPolicy.field(), around(signer, type, content)), finding);
        }
        assertThat(new ReportWords(Locale.ENGLISH).of(finding)).contains("Authenticode");
    }

    private static byte[] around(TestSigner signer, ASN1ObjectIdentifier type, ASN1Encodable content) throws Exception {
        var signed = SignedData.getInstance(
                ContentInfo.getInstance(bouncyCastleSigns(signer)).getContent());
        var other = new SignedData(
                signed.getDigestAlgorithms(),
                new ContentInfo(type, content),
                signed.getCertificates(),
                null,
                signed.getSignerInfos());
        return new ContentInfo(CMSObjectIdentifiers.signedData, other).getEncoded("DER");
    }

    /** A counter-signature by BouncyCastle. */
    @Test
    void saysThatACounterSignatureWasNotJudged() throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var document = new CMSSignedData(bouncyCastleSigns(signer));
        var first = document.getSignerInfos().getSigners().iterator().next();
        var counter = generator(TestSigner.of(TestKey.P256)).generateCounterSigners(first);
        var countersigned = CMSSignedData.replaceSigners(
                document, new SignerInformationStore(SignerInformation.addCounterSigners(first, counter)));

        var report = judge(signer, VerificationPolicy.field(), countersigned.getEncoded());

        assertThat(report.findings()).contains(Finding.of(Code.UNSIGNED_NOT_JUDGED, "attribute", "countersignature"));
        assertThat(judge(signer, VerificationPolicy.field(), document.getEncoded())
                        .has(Code.UNSIGNED_NOT_JUDGED))
                .isFalse();
    }

    /** Attributes of CAdES-LT and -LTA (EN 319 122-1, 5.4 and 5.5), which a signature holds without. */
    @ParameterizedTest
    @CsvSource({
        "1.2.840.113549.1.9.16.2.23, certificate-values",
        "1.2.840.113549.1.9.16.2.24, revocation-values",
        "0.4.0.1733.2.4, archive-time-stamp-v3"
    })
    void namesWhatAnArchiveAddsAndHoldsWithoutIt(String type, String name) throws Exception {
        var signer = TestSigner.of(TestKey.P256);
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.unsignedAttributes =
                new DERSet(new Attribute(new ASN1ObjectIdentifier(type), new DERSet(new DERSequence())));

        var report = judge(signer, VerificationPolicy.field(), document.encoded());

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.findings()).contains(Finding.of(Code.UNSIGNED_NOT_JUDGED, "attribute", name));
    }

    /** Hubei CA's clients sign so: not forged, but any signature of the key can be shown as one over its digest. */
    @Test
    void namesAFinishedDigest() throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var digest = DigestAlgorithm.SM3.of(CONTENT);
        var document = signer.attached(CmsForm.GMT0010_3011_DIGEST, digest);
        document.signature = message -> digestSignedAsItIs(signer, digest);

        var report = judge(signer, VerificationPolicy.field(), document.encoded());

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.findings()).contains(Finding.of(Code.FORM_REFUSED, "deviation", "FINISHED_DIGEST"));
    }

    @Test
    void aFormThatIsRefusedSaysWhatItIs() throws Exception {
        var signer = TestSigner.of(TestKey.SM2);

        var finding = judge(
                        signer,
                        VerificationPolicy.strict(CmsForm.PKCS7_501),
                        signer.attached(CmsForm.GMT0010_3011, CONTENT).encoded())
                .findings()
                .get(0);

        assertThat(finding.code()).isEqualTo(Code.FORM_REFUSED);
        assertThat(finding.facts()).containsOnly(Map.entry("form", "GMT0010_3011"));
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(new ReportWords(language).of(finding))
                    .contains("GM/T 0010")
                    .doesNotContain("_", "[", "=");
        }
    }

    /** A portal may accept a form and refuse its deviation; the report must then name the deviation. */
    @Test
    void aDeviationThatIsRefusedSaysWhatItIs() throws Exception {
        var signer = TestSigner.of(TestKey.SM2);
        var document = signer.attached(CmsForm.GMT0010_3011, CONTENT);
        document.version = new ASN1Integer(3);

        var finding = judge(signer, VerificationPolicy.strict(CmsForm.GMT0010_3011), document.encoded())
                .findings()
                .get(0);

        assertThat(finding.facts())
                .containsOnly(Map.entry("form", "GMT0010_3011"), Map.entry("deviation", "GMT0010_VERSION_3"));
    }

    @Test
    void everyFormAndDeviationHasWords() {
        for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (var name : Stream.of(CmsForm.values(), CmsDeviation.values())
                    .flatMap(Stream::of)
                    .toList()) {
                assertThat(new ReportWords(language).of(Finding.of(Code.FORM_REFUSED, "form", name)))
                        .doesNotContain("_");
            }
        }
    }
}
