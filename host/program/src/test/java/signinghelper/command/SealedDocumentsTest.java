package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.profile.Anchors;
import signinghelper.profile.Dated;
import signinghelper.profile.TestProfile;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.work.TestDocuments;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that a page has sealed with the seal on the U-Key. */
class SealedDocumentsTest {
    private static final String PLACE = "[{\"page\":-1,\"left\":100,\"top\":200}]";

    private final SoftwareKey key = TestCertificates.key(SoftwareKey.Kind.SM2);
    private final TestHolder maker = TestHolder.of(TestKey.SM2);
    private final FakeToken token = new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE);

    private TestSeal seal(X509Certificate signer) {
        return TestSeal.of(maker, TestAuthority.NOW, signer);
    }

    private TestHost host() throws Exception {
        var makers = List.of(
                new Dated<>(Bytes.copyOf(maker.certificate().getEncoded()).toBase64(), "test", "2026-11-26"));
        var anchors = new Anchors(List.of(), List.of(), makers, List.of(), Map.of());
        return new TestHost(() -> TestProfile.of(CmsForm.PKCS7_501, anchors), new FakeDriver("fake", token));
    }

    private static void sign(TestPage page) throws IOException {
        sign(page, PLACE);
    }

    private static void sign(TestPage page, String places) throws IOException {
        var document = "{\"title\":\"文件\",\"mediaType\":\"application/ofd\",\"seal\":" + places + ",\"content\":\""
                + Bytes.copyOf(TestDocuments.ofd()).toBase64() + "\"}";
        page.host()
                .send(
                        "sign",
                        "signature.sign",
                        "{\"session\":\"" + page.session() + "\",\"format\":\"ofd\",\"documents\":[" + document
                                + "],\"nonce\":\"x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=\"}");
    }

    /** The U-Key is logged out by the end of any session, so its seals are not read again after the PIN. */
    @Test
    void sealsAfterAWrongPinToo() throws Exception {
        token.withSeal(new byte[] {0x30, 0}).withSeal(seal(key.certificate()).encoded());
        try (var host = host()) {
            host.prompt().type("000000");
            host.prompt().type(FakeToken.PIN);
            sign(host.open());
            var reply = host.reply("sign");
            assertThat(reply.at("/result/documents/0").asText()).as("%s", reply).isEqualTo("SIGNED");

            var signers = List.of(TestCertificates.AUTHORITY.certificate());
            var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                    .signers(new CertificateTrust(signers, List.of()))
                    .sealMakers(new CertificateTrust(List.of(maker.certificate()), List.of()))
                    .withoutRevocation();
            var report = DocumentFormats.verify(Source.of(SentSignatures.document(host, 0)), null, context);
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.signatures()).singleElement().satisfies(signature -> {
                assertThat(signature.has(Code.SEAL_HOLDS)).isTrue();
                assertThat(signature.has(Code.COVERS_ALL)).isTrue();
            });
        }
    }

    @Test
    void refusesBeforeThePinWhenNoSealFits() throws Exception {
        token.withSeal(seal(maker.certificate()).encoded());
        try (var host = host()) {
            sign(host.open());

            assertThat(host.codeOf("sign")).isEqualTo("SEAL_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/rule").asText()).isEqualTo("NO_SEAL_FITS");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void saysWhichPageAPlaceIsOffOf() throws Exception {
        token.withSeal(seal(key.certificate()).encoded());
        try (var host = host()) {
            sign(host.open(), "[{\"page\":1,\"left\":190,\"top\":20}]");

            var error = host.reply("sign").at("/error/data");
            assertThat(error.at("/facts/rule").asText()).isEqualTo("OUTSIDE_PAGE");
            assertThat(error.at("/guidance/title").asText()).isEqualTo("盖章位置超出了页面");
            assertThat(error.at("/guidance/reason").asText()).contains("第 1 页是 210 × 297 毫米", "距左边 190 毫米");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }
}
