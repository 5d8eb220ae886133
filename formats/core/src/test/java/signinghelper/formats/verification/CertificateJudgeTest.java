package signinghelper.formats.verification;

import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.formats.revocation.RevocationList;
import signinghelper.formats.revocation.RevocationUnknownException;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;
import static signinghelper.testkit.authority.TestRevocationList.THIS_UPDATE;

class CertificateJudgeTest {
    private static final SigningTime UNPROVED = new SigningTime(days(-20), null);

    private final TestHolder holder = TestHolder.of(TestKey.P256);
    private final X509Certificate certificate = holder.certificate();

    @Test
    void trustsACertificateThatChainsToAnAnchor() {
        var verdict = judge(null, NOW).judge(certificate, UNPROVED);

        assertThat(verdict.findings())
                .extracting(Finding::code)
                .containsExactly(Code.CERTIFICATE_TRUSTED, Code.REVOCATION_NOT_CHECKED);
        assertThat(verdict.chain())
                .containsExactly(certificate, holder.authority().certificate());
    }

    @Test
    void leavesOpenWithoutAnAnchorAndForAnotherUse() {
        var noAnchor = new CertificateJudge(null, KeyPurposes.USUAL, null, NOW, NOW);
        var encryption = issue(TestAuthority.request(holder.keys()).keyUsage(KeyUsage.keyEncipherment));

        assertOnly(Code.CHAIN_NOT_CHECKED, noAnchor.judge(certificate, UNPROVED));
        assertOnly(Code.CERTIFICATE_USAGE, judge(null, NOW).judge(encryption, UNPROVED));
        assertOnly(
                Code.CERTIFICATE_UNTRUSTED,
                judge(null, NOW).judge(TestHolder.of(TestKey.P256).certificate(), UNPROVED));
    }

    /**
     * Qualified certificates of natural persons may have this use alone (ETSI EN 319 412-2, 4.3.2), so it must suffice.
     */
    @Test
    void takesACertificateForNonRepudiationAlone() {
        var signing = issue(TestAuthority.request(holder.keys()).keyUsage(KeyUsage.nonRepudiation));

        assertThat(has(judge(null, NOW).judge(signing, UNPROVED), Code.CERTIFICATE_TRUSTED))
                .isTrue();
    }

    @Test
    void onlyAProvedTimeHelpsACertificateThatHasEnded() {
        var ended = issue(TestAuthority.request(holder.keys()).validity(days(-40), days(-10)));
        var judge = judge(null, NOW);

        assertOnly(Code.CERTIFICATE_OUT_OF_BOUNDS, judge.judge(ended, UNPROVED));
        assertThat(has(judge.judge(ended, proved(days(-20))), Code.CERTIFICATE_TRUSTED))
                .isTrue();
        assertOnly(Code.CERTIFICATE_OUT_OF_BOUNDS, judge.judge(ended, proved(days(-5))));
        assertOnly(Code.CERTIFICATE_NOT_VALID_AT_SIGNING, judge.judge(ended, proved(days(-50))));
    }

    @Test
    void aVerdictAsOfADayTakesTheCertificateOfThatDay() {
        var ended = issue(TestAuthority.request(holder.keys()).validity(days(-40), days(-10)));

        assertThat(has(judge(null, days(-20)).judge(ended, UNPROVED), Code.CERTIFICATE_TRUSTED))
                .isTrue();
    }

    /** A time stamp proves that something is older; a signature may be of years before it (ETSI EN 319 102-1, 5.5.4). */
    @Test
    void aRevocationIsHarmlessToASignatureThatIsProvedBeforeItAndLeavesOpenAllOthers() {
        var judge = judge(asking(new TestRevocationList(holder.authority()).with(certificate, 0)), NOW);

        assertThat(has(judge.judge(certificate, proved(THIS_UPDATE)), Code.CERTIFICATE_REVOKED_NO_PROOF))
                .isTrue();
        assertThat(has(judge.judge(certificate, UNPROVED), Code.CERTIFICATE_REVOKED_NO_PROOF))
                .isTrue();
        assertThat(has(judge.judge(certificate, proved(days(-1))), Code.CERTIFICATE_REVOKED_LATER))
                .isTrue();
    }

    @Test
    void aKeyInOtherHandsCountsFromThatDayOn() {
        var list = new TestRevocationList(holder.authority()).withInvalid(certificate, days(-5));
        var judge = judge(asking(list), NOW);

        assertThat(has(judge.judge(certificate, proved(days(-4))), Code.CERTIFICATE_REVOKED_NO_PROOF))
                .isTrue();
        assertThat(has(judge.judge(certificate, proved(days(-6))), Code.CERTIFICATE_REVOKED_LATER))
                .isTrue();
    }

    @Test
    void leavesOpenACertificateOnHoldAndACaThatDoesNotAnswer() {
        var held = new TestRevocationList(holder.authority()).with(certificate, CRLReason.certificateHold);
        StatusInquiry silent = (asked, issuer, now) -> {
            throw new IOException("no answer");
        };

        assertThat(has(judge(asking(held), NOW).judge(certificate, UNPROVED), Code.CERTIFICATE_ON_HOLD))
                .isTrue();
        assertThat(has(judge(silent, NOW).judge(certificate, UNPROVED), Code.REVOCATION_UNKNOWN))
                .isTrue();
    }

    private CertificateJudge judge(@Nullable StatusInquiry revocation, Instant judgedAt) {
        return new CertificateJudge(holder.trust(), KeyPurposes.USUAL, revocation, judgedAt, NOW);
    }

    private static StatusInquiry asking(TestRevocationList list) {
        var signed = Bytes.copyOf(list.signed());
        return (asked, issuer, now) -> {
            try {
                return RevocationList.statusIn(signed, asked, issuer);
            } catch (RevocationUnknownException e) {
                throw new IOException(e);
            }
        };
    }

    private X509Certificate issue(TestAuthority.Request request) {
        return holder.authority().issue(request);
    }

    private static SigningTime proved(Instant time) {
        return new SigningTime(null, time);
    }

    private static Instant days(int fromNow) {
        return NOW.plus(fromNow, ChronoUnit.DAYS);
    }

    private static boolean has(CertificateVerdict verdict, Code code) {
        return verdict.findings().stream().anyMatch(finding -> finding.code() == code);
    }

    private static void assertOnly(Code code, CertificateVerdict verdict) {
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly(code);
    }
}
