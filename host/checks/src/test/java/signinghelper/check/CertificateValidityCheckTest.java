package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.Openings;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeProbe;
import signinghelper.clock.TimeProbes;
import signinghelper.clock.TimeReading;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The certificate is valid for 180 days before and after the test's now. */
class CertificateValidityCheckTest {
    private static final Circumstances CIRCUMSTANCES = TestProfiles.with(Anchors.NONE);
    private static final Duration HALF = Duration.ofDays(180);

    private final TestPki pki = new TestPki(TestKey.P256);

    @TempDir
    private Path folder;

    private AwaitedOpenings openings() {
        return new AwaitedOpenings(folder, new WireFormat(), pki.time);
    }

    private Finding look() throws InterruptedException {
        pki.signature(SoftwareKey.Kind.P256, wish -> wish);
        var findings = new CertificateValidityCheck(pki.reading(), pki.time, openings()).look(CIRCUMSTANCES);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    /** Returns a probe that reports a computer fast by this time. */
    private TimeProbe saying(Duration fast, Duration uncertainty) {
        return () -> new TimeReading(
                new KnownTime(pki.computer.wall().minus(fast), uncertainty),
                pki.computer.wall(),
                pki.computer.clocks().monotonic().nanoseconds());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PASS, ",
        "P149DT23H59M59S, PASS, ",
        "P150D, WARN, CERTIFICATE_EXPIRES_SOON",
        "P180D, WARN, CERTIFICATE_EXPIRES_SOON",
        "P180DT1S, FAIL, CERTIFICATE_EXPIRED",
        "P-180D, PASS, ",
        "P-180DT-1S, FAIL, CERTIFICATE_NOT_YET_VALID"
    })
    void aCertificateIsJudgedByItsDates(Duration later, Verdict verdict, ErrorCode code) throws Exception {
        pki.computer.set(later);

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.code()).isEqualTo(code);
    }

    @Test
    void thePortalsTimeCountsWhateverTheComputerSays() throws Exception {
        var wrong = Duration.ofDays(4000);
        pki.computer.set(wrong);
        pki.time.adopt(new TimeProbes(saying(wrong, Duration.ofSeconds(1)), null));

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence())
                .anyMatch(seen -> seen.name().equals("time") && seen.value().contains("portal"));
    }

    @Test
    void whereTheTimeIsTooUncertainThereIsNoVerdict() throws Exception {
        pki.computer.set(HALF);
        pki.time.adopt(new TimeProbes(saying(Duration.ZERO, Duration.ofSeconds(2)), null));

        assertThat(look().code()).isEqualTo(ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN);
    }

    @Test
    void aContradictedClockSaysNothingOfACertificate() throws Exception {
        pki.computer.set(HALF.plusDays(1));
        pki.time.adopt(new TimeProbes(null, saying(Duration.ofDays(9), Duration.ofSeconds(1))));

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.code()).isEqualTo(ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN);
    }

    @Test
    void whoeverHasToRenewIsToldToDecryptFirstAndWhereToRenew() throws Exception {
        pki.computer.set(Duration.ofDays(170));
        var finding = look();
        var code = java.util.Objects.requireNonNull(finding.code());
        var book = new GuidanceBook();

        var english = book.words(code, finding.facts(), Language.ENGLISH);
        assertThat(english.reason()).contains("10 more days");
        assertThat(english.steps())
                .anyMatch(step -> step.contains("A renewed certificate cannot open what was encrypted before"))
                .anyMatch(step -> step.contains("Ask the issuer (Test 4000000000)"))
                .contains("Renew online: https://ca.example/renew");
        var chinese = book.words(code, finding.facts(), Language.CHINESE);
        assertThat(chinese.steps())
                .anyMatch(step -> step.contains("等开标以后再换证"))
                .anyMatch(step -> step.contains("发证机构（测试 4000000000）"))
                .contains("线上办理：https://ca.example/renew");
    }

    @Test
    void whoIsAboutToRenewIsToldOfOpeningsStillToComeAndNoPageIs() throws Exception {
        pki.computer.set(Duration.ofDays(160));
        var opens = pki.time.now().instant().plus(Duration.ofDays(9));
        var key = pki.encryption(SoftwareKey.Kind.P256, wish -> wish);
        openings().note(List.of(key.certificate()), opens);

        var finding = new CertificateValidityCheck(pki.reading(), pki.time, openings())
                .look(CIRCUMSTANCES)
                .get(0);

        assertThat(finding.code()).isEqualTo(ErrorCode.CERTIFICATE_EXPIRES_SOON);
        assertThat(steps(finding.factsAt(Finding.Place.HERE))).contains("等待开标的：" + Openings.text(List.of(opens)));
        assertThat(steps(finding.facts())).doesNotContain("等待开标");
        assertThat(finding.facts().toString()).doesNotContain(Openings.text(List.of(opens)));
    }

    private static String steps(Map<String, String> facts) {
        return String.join(
                "\n",
                new GuidanceBook()
                        .words(ErrorCode.CERTIFICATE_EXPIRES_SOON, facts, Language.CHINESE)
                        .steps());
    }

    @Test
    void eachCertificateHasItsFinding() throws Exception {
        pki.signature(SoftwareKey.Kind.SM2, wish -> wish);
        pki.encryption(
                SoftwareKey.Kind.SM2,
                wish -> wish.validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z")));

        assertThat(new CertificateValidityCheck(pki.reading(), pki.time, openings()).look(CIRCUMSTANCES))
                .extracting(Finding::code)
                .containsExactly(null, ErrorCode.CERTIFICATE_EXPIRED);
    }

    @Test
    void withoutAUKeyThereIsNothingToLookAtAndABrokenOneIsUnknown() throws Exception {
        TokenDriver broken = new FakeDriver("broken").whileListing(() -> {
            throw Refusal.of(ErrorCode.DRIVER_CRASHED);
        });

        assertThat(look(new FakeDriver("none")).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(look(broken).code()).isEqualTo(ErrorCode.DRIVER_CRASHED);
    }

    private Finding look(TokenDriver driver) throws InterruptedException {
        var reading = new CertificateReading(new Tokens(List.of(driver)), () -> HolderRules.USUAL);
        return new CertificateValidityCheck(reading, pki.time, openings())
                .look(CIRCUMSTANCES)
                .get(0);
    }
}
