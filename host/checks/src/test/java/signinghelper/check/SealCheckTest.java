package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

class SealCheckTest {
    private final TestPki pki = new TestPki(TestKey.P256);
    private final TestHolder maker = TestHolder.of(TestKey.SM2);
    private final SoftwareKey key = pki.signature(SoftwareKey.Kind.P256, wish -> wish);
    private final FakeToken token = new FakeToken("A").with(key, Use.SIGNATURE);
    private final TestSeal seal = TestSeal.of(maker, TestAuthority.NOW, key.certificate());

    SealCheckTest() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_ARGB), "png", out);
        seal.picture = out.toByteArray();
    }

    private List<Finding> look(List<TestHolder> makers) throws InterruptedException {
        var tokens = new Tokens(List.of(new FakeDriver("fake", token)));
        var named = makers.stream()
                .map(one -> TestProfiles.dated(TestPki.base64(one.certificate())))
                .toList();
        var anchors = new Anchors(List.of(), List.of(), named, List.of(), Map.of());
        var reading = new CertificateReading(tokens, () -> HolderRules.USUAL);
        return new SealCheck(reading, tokens, pki.time).look(TestProfiles.with(anchors));
    }

    private Finding only() throws InterruptedException {
        token.withSeal(new byte[] {0x30, 0}).withSeal(seal.encoded());
        var findings = look(List.of(maker));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void aSealOfAnAcceptedMakerForThePluggedCertificatePasses() throws Exception {
        assertThat(only().verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "P30DT1S, PASS, ",
        "P30D, WARN, SEAL_EXPIRES_SOON",
        "PT0S, WARN, SEAL_EXPIRES_SOON",
        "PT-1S, WARN, SEAL_OUT_OF_DATE"
    })
    void itsEndIsTold(Duration left, Verdict verdict, ErrorCode code) throws Exception {
        seal.validUntil = TestAuthority.NOW.plus(left);

        var finding = only();

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.code()).isEqualTo(code);
    }

    @Test
    void theDaysLeftAreTold() throws Exception {
        seal.validUntil = TestAuthority.NOW.plus(Duration.ofDays(12));

        assertThat(only().facts()).containsEntry("days", "12");
    }

    @Test
    void aSealThatWasChangedIsNotTrusted() throws Exception {
        seal.makerSignature = signature -> {
            signature[signature.length - 1]++;
            return signature;
        };

        assertThat(only().code()).isEqualTo(ErrorCode.SEAL_UNTRUSTED);
    }

    @Test
    void aStrangersSealIsNotTrusted() throws Exception {
        token.withSeal(seal.encoded());

        assertThat(look(List.of(TestHolder.of(TestKey.SM2))))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.SEAL_UNTRUSTED);
    }

    /** Most often the certificate was renewed and the seal was not. */
    @Test
    void aSealOfNoPluggedCertificateIsTold() throws Exception {
        seal.signers = List.of(maker.certificate());

        assertThat(only().code()).isEqualTo(ErrorCode.SEAL_OF_ANOTHER_CERTIFICATE);
    }

    @Test
    void aSealThatWasCutIsUnreadable() throws Exception {
        var whole = seal.encoded();
        token.withSeal(Arrays.copyOf(whole, whole.length - 1));

        assertThat(look(List.of(maker))).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.code()).isEqualTo(ErrorCode.SEAL_UNREADABLE);
        });
    }

    @Test
    void aPictureThatCannotBeShownIsToldInsteadOfPassing() throws Exception {
        seal.picture = "<svg/>".getBytes(StandardCharsets.UTF_8);

        assertThat(only().code()).isEqualTo(ErrorCode.SEAL_PICTURE_UNREADABLE);
    }

    @Test
    void aPictureThatCannotBeShownIsToldBesideAnotherFault() throws Exception {
        seal.picture = new byte[1];
        seal.validUntil = TestAuthority.NOW.minusSeconds(1);
        token.withSeal(seal.encoded());

        assertThat(look(List.of(maker)))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.SEAL_OUT_OF_DATE, ErrorCode.SEAL_PICTURE_UNREADABLE);
    }

    @Test
    void filesBehindThePinLeaveItOpenWhetherThereIsASeal() throws Exception {
        token.withFilesBehindPin(2);

        assertThat(look(List.of(maker))).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(finding.code()).isEqualTo(ErrorCode.SEAL_BEHIND_PIN);
            assertThat(finding.facts()).containsEntry("count", "2");
        });
    }

    @Test
    void filesBehindThePinMatterNotBesideASealThatIsSeen() throws Exception {
        token.withFilesBehindPin(2);

        assertThat(only().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutSealsNothingIsWrong() throws Exception {
        assertThat(look(List.of(maker))).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void aPortalThatNamesNoMakersAsksForNone() throws Exception {
        token.withSeal(seal.encoded());

        assertThat(look(List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isNotConfigured()).isTrue());
    }
}
