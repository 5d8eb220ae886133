package signinghelper.window.helper;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.certificate.AwaitedOpenings;
import signinghelper.check.Evidence;
import signinghelper.check.Evidence.Kind;
import signinghelper.check.Evidence.Role;
import signinghelper.check.Finding;
import signinghelper.check.RepairPlan;
import signinghelper.check.Verdict;
import signinghelper.clock.KnownTime;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.ReadTokens;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HelperTextsTest {
    @TempDir
    private Path folder;

    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);

    private static HelperTexts texts(Language language) {
        return new HelperTexts(language, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.0.0");
    }

    private AwaitedOpenings openings() {
        return new AwaitedOpenings(folder, new WireFormat(), () -> new KnownTime(TestAuthority.NOW, Duration.ZERO));
    }

    private static SoftwareKey key(SoftwareKey.Kind kind, int usage) {
        return SoftwareKey.issued(kind, AUTHORITY, wish -> wish.keyUsage(usage));
    }

    private static String end(SoftwareKey key) {
        var serial = key.certificate().getSerialNumber().toString(16);
        return "…" + serial.substring(serial.length() - 4);
    }

    @ParameterizedTest
    @CsvSource({"WINDOWS, true", "LINUX, false", "MACOS, false"})
    void aRepairNamesTheSystemThatAsksForAnAdministrator(OperatingSystem system, boolean isWindowsNamed) {
        var steps = List.of(new RepairPlan.Step("clock.set-ntp", "timedatectl"));
        var plan = new RepairPlan("clock.synchronise", steps, false, true);

        for (var language : Language.values()) {
            var shown = texts(language).repairs().plan(plan, system);
            assertThat(shown).containsPattern("管理员|administrator");
            assertThat(shown.contains("Windows")).as(shown).isEqualTo(isWindowsNamed);
        }
    }

    @Test
    void eachHalfOfAPairIsNamedWithTheOther() throws Exception {
        var signing = key(SoftwareKey.Kind.SM2, KeyUsage.digitalSignature);
        var encryption = key(SoftwareKey.Kind.SM2, KeyUsage.keyEncipherment);
        var alone = key(SoftwareKey.Kind.RSA, KeyUsage.digitalSignature);
        var token = new FakeToken("A")
                .with(signing, Use.SIGNATURE)
                .with(encryption, Use.ENCRYPTION)
                .with(alone, Use.SIGNATURE);
        var time = new KnownTime(TestAuthority.NOW, Duration.ZERO);
        var shown = new ReadTokens(
                        new Tokens(List.of(new FakeDriver("fake", token))),
                        () -> time,
                        () -> HolderRules.USUAL,
                        openings())
                .read().tokens().get(0).certificates().stream()
                        .map(texts(Language.CHINESE)::of)
                        .toList();

        assertThat(shown.get(0)).contains("\n签名证书，SM2，序列号 " + end(signing) + "\n与加密证书 " + end(encryption) + " 成对\n");
        assertThat(shown.get(1)).contains("\n加密证书，SM2，序列号 " + end(encryption) + "\n与签名证书 " + end(signing) + " 成对\n");
        assertThat(shown.get(2)).contains("签名证书，RSA").doesNotContain("成对");
    }

    @ParameterizedTest
    @CsvSource({
        "CHINESE, SIGNATURE, 对象：甲公司 …1234（签名证书）",
        "CHINESE, ENCRYPTION, 对象：甲公司 …1234（加密证书）",
        "ENGLISH, ENCRYPTION, About: 甲公司 …1234 (encryption certificate)",
        "CHINESE, , 对象：甲公司 …1234"
    })
    void aFindingOnACertificateSaysWhichOfTheTwoItIs(Language language, Use use, String line) {
        var about = new Evidence("about", Kind.IDENTITY, "甲公司 …1234", Role.ABOUT);
        var finding = Finding.of("certificate-validity", Verdict.FAIL, ErrorCode.CERTIFICATE_EXPIRED, about);
        var whole = use == null
                ? finding
                : Finding.of(
                        "certificate-validity",
                        Verdict.FAIL,
                        ErrorCode.CERTIFICATE_EXPIRED,
                        about,
                        new Evidence("use", Kind.PLAIN, use.name(), Role.USE));

        assertThat(texts(language).about(whole)).isEqualTo(line);
    }
}
