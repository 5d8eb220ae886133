package signinghelper.formats.seal;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.formats.revocation.RevocationStatus.State;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportSheet;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Answers of CAs about those who vouch for a signature beside its signer: the seal's maker and the time-stamp authority. */
class AnswersAboutOthersTest {
    private static final byte[] SEALED = {1, 2, 3};

    private final TestHolder signer = TestHolder.of(TestKey.SM2);
    private final TestHolder maker = TestHolder.of(TestKey.SM2);
    private final TestTimeStamps stamps = TestTimeStamps.of(TestKey.SM2);

    private SignatureReport judged(X509Certificate bad, State state) throws Exception {
        var seal = TestSeal.of(maker, NOW, signer.certificate());
        seal.timeStamp = value -> Optional.of(stamps.stamp(value, NOW));
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(signer.trust())
                .sealMakers(maker.trust())
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .asking((asked, issuer, now) -> new RevocationStatus(
                        asked.equals(bad) ? state : State.GOOD,
                        asked.equals(bad) ? NOW.minus(Duration.ofDays(1)) : null,
                        NOW,
                        NOW.plus(Duration.ofDays(7))));
        return new SealJudge(context).judge(Bytes.copyOf(seal.sign(signer, SEALED)), Digestible.of(SEALED));
    }

    private static Finding found(SignatureReport report, Code code) {
        return report.findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachAnswerStandsInTheReportWithItsTimes() throws Exception {
        var report = judged(signer.authority().certificate(), State.GOOD);

        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.has(Code.SEAL_HOLDS)).isTrue();
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == Code.NOT_REVOKED)
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.facts()).containsKeys("certificate", "answered", "next"));
        var whole = new VerificationReport("ofd", List.of(report), List.of());
        var sheet =
                ReportSheet.of(ReportDocument.of(whole, HolderRules.USUAL), new ReportWords(Locale.SIMPLIFIED_CHINESE));
        assertThat(sheet.parts().get(1).rows())
                .filteredOn(row -> row.label().equals("证书吊销查询"))
                .singleElement()
                .satisfies(row -> assertThat(row.lines())
                        .hasSize(3)
                        .allSatisfy(line -> assertThat(line.text()).startsWith("CA 答复证书没有被吊销"))
                        .anySatisfy(line -> assertThat(line.text()).contains("证书属于制章单位"))
                        .anySatisfy(line -> assertThat(line.text()).contains("证书属于时间戳机构")));
    }

    @Test
    void whatTheCaSaidOfARevokedMakerIsTold() throws Exception {
        var report = judged(maker.certificate(), State.REVOKED);

        assertThat(report.has(Code.SEAL_HOLDS)).isFalse();
        assertThat(found(report, Code.SEAL_MAKER_UNTRUSTED).facts())
                .containsEntry("reason", "CERTIFICATE_REVOKED_NO_PROOF")
                .containsKeys("certificate", "answered", "since");
    }

    @Test
    void whatTheCaSaidOfAnAuthorityOnHoldIsTold() throws Exception {
        var report = judged(stamps.certificate(), State.ON_HOLD);

        assertThat(report.time().proved()).isNull();
        assertThat(found(report, Code.TIME_STAMP_UNTRUSTED).facts())
                .containsEntry("reason", "CERTIFICATE_ON_HOLD")
                .containsKeys("certificate", "answered", "since");
    }
}
