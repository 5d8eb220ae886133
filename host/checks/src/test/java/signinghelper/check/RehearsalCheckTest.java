package signinghelper.check;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.certificate.OpenedKeys;
import signinghelper.clock.KnownTime;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalCheckTest {
    @TempDir
    private Path state;

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);

    private SoftwareKey key(String organisation) {
        return SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                authority,
                request -> request.organisation(organisation).keyUsage(KeyUsage.keyEncipherment));
    }

    private OpenedKeys opened() {
        return new OpenedKeys(state, new WireFormat(), () -> new KnownTime(TestAuthority.NOW, Duration.ZERO));
    }

    private static Tokens tokens(String driver, SoftwareKey key) {
        return new Tokens(List.of(new FakeDriver(driver, new FakeToken("A").with(key, Use.ENCRYPTION))));
    }

    private void open(String driver, SoftwareKey key) throws Exception {
        for (HeldKey held : tokens(driver, key).keys()) {
            opened().note(held);
        }
    }

    private void openOwn(String driver, SoftwareKey key) throws Exception {
        for (HeldKey held : tokens(driver, key).keys()) {
            opened().noteOwn(held);
        }
    }

    private Finding look(String driver, SoftwareKey key) throws Exception {
        var reading = new CertificateReading(tokens(driver, key), () -> HolderRules.USUAL);
        var findings = new RehearsalCheck(reading, opened()).look(Circumstances.NONE);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void nothingIsSaidOfAKeyThatNeverOpenedAnything() throws Exception {
        assertThat(look("one", key("甲公司")).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void theSameKeyBehindTheSameDriverPasses() throws Exception {
        var key = key("甲公司");
        open("one", key);

        assertThat(look("one", key).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aRenewedCertificateNeedsARehearsal() throws Exception {
        open("one", key("甲公司"));
        var finding = look("one", key("甲公司"));

        assertThat(finding.code()).isEqualTo(ErrorCode.REHEARSAL_NEEDED);
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.facts()).containsEntry("rule", "RENEWED");
    }

    @Test
    void anotherDriverNeedsOneToo() throws Exception {
        var key = key("甲公司");
        open("one", key);

        assertThat(look("two", key).facts()).containsEntry("rule", "DRIVER");
    }

    @Test
    void anEnvelopeOfTheHelpersOwnDoesNotAnswerForTheFormerCertificate() throws Exception {
        open("one", key("甲公司"));
        var renewed = key("甲公司");
        openOwn("one", renewed);

        assertThat(look("one", renewed).facts()).containsEntry("rule", "RENEWED");
        open("one", renewed);
        assertThat(look("one", renewed).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anEnvelopeOfTheHelpersOwnAnswersForTheDriver() throws Exception {
        var key = key("甲公司");
        openOwn("one", key);
        assertThat(look("two", key).facts()).containsEntry("rule", "DRIVER");
        openOwn("two", key);

        assertThat(look("two", key).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anotherHoldersKeyIsNoRenewedOne() throws Exception {
        open("one", key("甲公司"));

        assertThat(look("one", key("乙公司")).verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void aDamagedNoteIsBegunAnewAndHoldsNoName() throws Exception {
        var note = state.resolve("opened-keys.json");
        Files.writeString(note, "{");
        var key = key("甲公司");
        assertThat(look("one", key).verdict()).isEqualTo(Verdict.SKIPPED);
        open("one", key);

        assertThat(look("one", key).verdict()).isEqualTo(Verdict.PASS);
        assertThat(note).content().doesNotContain("甲公司");
    }
}
