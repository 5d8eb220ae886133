package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;
import signinghelper.testkit.junit.Needed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class CmsJudgeTest {
    private static final byte[] CONTENT = "投标文件".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final TestSigner signer = TestSigner.of(TestKey.P256);
    private final TestTimeStamps stamps = TestTimeStamps.of(TestKey.P256);

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void passesADocumentOfEveryKindOfKey(TestKey kind) throws Exception {
        var by = TestSigner.of(kind);
        var form = kind == TestKey.SM2 ? CmsForm.PKCS7_501 : CmsForm.RFC5652;
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(new CertificateTrust(List.of(by.authority().certificate()), List.of()))
                .withoutRevocation();

        var report = DocumentFormats.verify(Source.of(by.attached(form, CONTENT).encoded()), null, context);

        assertThat(report.format()).isEqualTo("cms-attached");
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.signatures().get(0).form()).isEqualTo(form.name());
        assertThat(report.signatures().get(0).signer()).isEqualTo(by.certificate());
    }

    /** Each is looked for among all certificates, of which there may be thousands. */
    @Test
    void moreThanAHundredSignersAreNotLookedAt() throws Exception {
        var document =
                new CMSSignedData(signer.attached(CmsForm.RFC5652, CONTENT).encoded());
        var one = document.getSignerInfos().iterator().next();
        var few = CMSSignedData.replaceSigners(document, new SignerInformationStore(Collections.nCopies(100, one)));
        var many = CMSSignedData.replaceSigners(document, new SignerInformationStore(Collections.nCopies(101, one)));

        assertThat(judge(few.getEncoded(), List.of(signer))).hasSize(100);
        assertThat(judge(many.getEncoded(), List.of(signer)))
                .singleElement()
                .satisfies(report -> assertThat(report.has(Code.TOO_LARGE)).isTrue());
    }

    /** A revocation list within the signed attributes, as Acrobat writes it. */
    @Test
    void attributesMayBeLong() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT)
                .add(new ASN1ObjectIdentifier("1.2.840.113583.1.1.8"), new DEROctetString(new byte[145_000]));

        assertThat(judge(document.encoded(), List.of(signer)))
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_PASSED);
    }

    /** The same file is judged by {@code openssl cms -verify}, which has one verdict for all signers. */
    @Test
    void judgesParallelSignaturesEachForItself() throws Exception {
        var other = TestSigner.of(TestKey.RSA);
        var signed = bothSign(other);
        assertThat(openSslAccepts(signed)).isTrue();
        var good = judge(signed, List.of(signer, other));
        assertThat(good).extracting(SignatureReport::indication).containsOnly(Indication.TOTAL_PASSED);
        assertThat(good).extracting(SignatureReport::name).containsExactly("1", "2");
        assertThat(good).extracting(SignatureReport::signer).containsOnly(signer.certificate(), other.certificate());

        signed[signed.length - 1] ^= 1;
        assertThat(openSslAccepts(signed)).isFalse();
        assertThat(judge(signed, List.of(signer, other)))
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_PASSED, Indication.TOTAL_FAILED);
    }

    @Test
    void aSignatureThatIsThereTwiceIsJudgedTwice() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.signers = 2;

        assertThat(judge(document.encoded(), List.of(signer)))
                .extracting(SignatureReport::indication)
                .containsExactly(Indication.TOTAL_PASSED, Indication.TOTAL_PASSED);
    }

    @Test
    void aDocumentOfNobodyIsNotSigned() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.signers = 0;

        var report = DocumentFormats.verify(Source.of(document.encoded()), null, context(List.of(signer)));

        assertThat(report.signatures()).isEmpty();
        assertThat(report.remarks()).containsExactly(Finding.of(Code.NOT_SIGNED));
    }

    @Test
    void aFileThatIsNoSignatureIsInNoFormat() throws Exception {
        var report = DocumentFormats.verify(Source.of(CONTENT), null, context(List.of(signer)));

        assertThat(report.remarks()).containsExactly(Finding.of(Code.FORMAT_UNKNOWN));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void aTimeStampKeepsADocumentGoodWhoseCertificateHasEnded() throws Exception {
        var request = TestAuthority.request(signer.keys()).validity(days(-40), days(-10));
        var ended = signer.with(signer.authority().issue(request));
        var plain = ended.attached(CmsForm.RFC5652, CONTENT).encoded();
        var good = stamped(plain, days(-20));

        assertThat(only(plain).has(Code.CERTIFICATE_OUT_OF_BOUNDS)).isTrue();
        assertThat(only(good).time().proved()).isEqualTo(days(-20));
        assertThat(only(good).has(Code.TIME_PROVED)).isTrue();
        assertThat(only(good).indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(only(stamped(plain, days(-50))).has(Code.CERTIFICATE_NOT_VALID_AT_SIGNING))
                .isTrue();
        assertThat(only(stamped(plain, days(-5))).has(Code.CERTIFICATE_OUT_OF_BOUNDS))
                .isTrue();
    }

    @Test
    void aTimeStampOverAnotherSignatureProvesNothing() throws Exception {
        var first = signer.attached(CmsForm.RFC5652, CONTENT).encoded();
        var second = signer.attached(CmsForm.RFC5652, CONTENT).encoded();
        var token = stamps.stamp(signatureOf(second), days(-20));

        var report = only(withToken(first, token));

        assertThat(report.has(Code.TIME_STAMP_INVALID)).isTrue();
        assertThat(report.time().proved()).isNull();
    }

    @Test
    void saysNothingOfACertificateWhoseSignatureDoesNotHold() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT);
        document.signature = message -> new byte[] {0x30, 0};

        var report = only(document.encoded());

        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.SIGNATURE_INVALID);
        assertThat(report.signer()).isEqualTo(signer.certificate());
    }

    /** TRUE in BER has 255 spellings, and names are compared without regard to case; neither is signed or means anything. */
    @Test
    void noChangedBytePassesAsAnotherDocument() throws Exception {
        var document = signer.attached(CmsForm.RFC5652, CONTENT).encoded();
        var good = only(document);
        for (var at = 0; at < document.length; at++) {
            for (var bit : new int[] {1, 0x40}) {
                var changed = document.clone();
                changed[at] ^= (byte) bit;
                var report = only(changed);
                if (report.indication() == Indication.TOTAL_PASSED) {
                    assertThat(report).as("byte %d", at).isEqualTo(good);
                }
            }
        }
    }

    private SignatureReport only(byte[] document) throws Exception {
        return judge(document, List.of(signer)).get(0);
    }

    private List<SignatureReport> judge(byte[] document, List<TestSigner> trusted) throws Exception {
        return new CmsJudge(context(trusted)).judge(Source.of(document), null);
    }

    private VerificationContext context(List<TestSigner> trusted) {
        var anchors =
                trusted.stream().map(each -> each.authority().certificate()).toList();
        return VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(new CertificateTrust(anchors, List.of()))
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .withoutRevocation();
    }

    private byte[] stamped(byte[] document, Instant time) throws Exception {
        return withToken(document, stamps.stamp(signatureOf(document), time));
    }

    private static byte[] signatureOf(byte[] document) throws Exception {
        return new CMSSignedData(document).getSignerInfos().iterator().next().getSignature();
    }

    /** Attaches a time stamp by BouncyCastle. */
    private static byte[] withToken(byte[] document, byte[] token) throws Exception {
        var signed = new CMSSignedData(document);
        var attribute = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ContentInfo.getInstance(token)));
        var attributes = new AttributeTable(new DERSet(attribute));
        var replaced = SignerInformation.replaceUnsignedAttributes(
                signed.getSignerInfos().iterator().next(), attributes);
        return CMSSignedData.replaceSigners(signed, new SignerInformationStore(replaced))
                .getEncoded();
    }

    private byte[] bothSign(TestSigner other) throws Exception {
        Files.write(folder.resolve("content"), CONTENT);
        var command = new String[] {
            "cms",
            "-sign",
            "-binary",
            "-cades",
            "-nodetach",
            "-md",
            "sha256",
            "-outform",
            "DER",
            "-in",
            "content",
            "-out",
            "document",
            "-signer",
            "1.pem",
            "-inkey",
            "1.key",
            "-signer",
            "2.pem",
            "-inkey",
            "2.key"
        };
        var number = 1;
        for (var each : List.of(signer, other)) {
            pem(number + ".pem", each.certificate());
            pem(number++ + ".key", each.keys().getPrivate());
        }
        var outcome = Needed.openSsl(folder).run(command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return Files.readAllBytes(folder.resolve("document"));
    }

    private boolean openSslAccepts(byte[] document) throws Exception {
        Files.write(folder.resolve("document"), document);
        var outcome = Needed.openSsl(folder)
                .run("cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-in", "document", "-out", "content");
        return outcome.exitCode() == 0;
    }

    private void pem(String name, Object value) throws Exception {
        try (var out = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve(name)))) {
            out.writeObject(value);
        }
    }

    private static Instant days(int fromNow) {
        return NOW.plus(fromNow, ChronoUnit.DAYS);
    }
}
