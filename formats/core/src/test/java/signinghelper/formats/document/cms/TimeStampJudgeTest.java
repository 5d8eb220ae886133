package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.TimeStampVerdict;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class TimeStampJudgeTest {
    private static final byte[] STAMPED = "签名".getBytes(StandardCharsets.UTF_8);
    private static final Instant EARLIER = NOW.minus(30, ChronoUnit.DAYS);

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void provesTheTime(TestKey kind) throws Exception {
        var authority = TestTimeStamps.of(kind);

        var verdict = judge(authority, NOW).judge(authority.stamp(STAMPED, EARLIER), Digestible.of(STAMPED));

        assertThat(verdict.finding().code()).as("%s", verdict).isEqualTo(Code.TIME_PROVED);
        assertThat(verdict.proved()).isEqualTo(EARLIER);
    }

    @Test
    void provesNothingForOtherBytes() throws Exception {
        var authority = TestTimeStamps.of(TestKey.SM2);
        var other = Digestible.of(new byte[] {1});

        assertNothing(Code.TIME_STAMP_INVALID, judge(authority, NOW).judge(authority.stamp(STAMPED, EARLIER), other));
    }

    @Test
    void wantsTheOnePurposeInACriticalExtension() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var both = new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_clientAuth});
        var request = TestAuthority.request(authority.keys());

        assertThat(TimeStampJudge.isForTimeStamps(
                        authority.root().issue(request.extension(Extension.extendedKeyUsage, true, both))))
                .isFalse();
        assertThat(TimeStampJudge.isForTimeStamps(authority.root().issue(notCritical(authority))))
                .isFalse();
        assertThat(TimeStampJudge.isForTimeStamps(authority.certificate())).isTrue();
    }

    private static TestAuthority.Request notCritical(TestTimeStamps authority) {
        return TestAuthority.request(authority.keys())
                .extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }

    @Test
    void provesNothingByAnAuthorityThatIsNotTrusted() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var stamp = authority.stamp(STAMPED, EARLIER);
        var withoutAnchors = new TimeStampJudge(
                VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation());

        assertNothing(
                Code.TIME_STAMP_UNTRUSTED,
                judge(TestTimeStamps.of(TestKey.P256), NOW).judge(stamp, Digestible.of(STAMPED)));
        assertNothing(Code.TIME_STAMP_UNTRUSTED, withoutAnchors.judge(stamp, Digestible.of(STAMPED)));
    }

    @Test
    void provesNothingByAnAuthorityWhoseCertificateHasEnded() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var years = judge(authority, NOW.plus(1000, ChronoUnit.DAYS));

        assertNothing(
                Code.TIME_STAMP_UNTRUSTED, years.judge(authority.stamp(STAMPED, EARLIER), Digestible.of(STAMPED)));
    }

    @Test
    void provesNothingFromTheFuture() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var stamp = authority.stamp(STAMPED, NOW);

        assertNothing(Code.TIME_STAMP_UNTRUSTED, judge(authority, EARLIER).judge(stamp, Digestible.of(STAMPED)));
    }

    /** The time is the latest that the authority's clock allows. */
    @Test
    void countsTheAccuracy() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var minutes = authority.stamp(STAMPED, EARLIER, generator -> generator.setAccuracySeconds(90));
        var years = authority.stamp(STAMPED, EARLIER, generator -> generator.setAccuracySeconds(400 * 24 * 3600));

        assertThat(judge(authority, NOW).judge(minutes, Digestible.of(STAMPED)).proved())
                .isEqualTo(EARLIER.plusSeconds(90));
        assertNothing(Code.TIME_STAMP_UNTRUSTED, judge(authority, NOW).judge(years, Digestible.of(STAMPED)));
    }

    @Test
    void provesNothingWithACriticalExtensionThatIsNotKnown() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var extension = new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, new byte[] {5, 0});
        var stamp = authority.stamp(STAMPED, EARLIER, generator -> {}, extension);

        assertNothing(Code.TIME_STAMP_INVALID, judge(authority, NOW).judge(stamp, Digestible.of(STAMPED)));
    }

    /** RFC 3161, 2.4.2: 0 and 1 alone are granted. */
    @ParameterizedTest
    @CsvSource({"0, TIME_PROVED", "1, TIME_PROVED", "2, TIME_STAMP_INVALID"})
    void provesNothingThatWasNotGranted(int status, Code code) throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var token = ASN1Sequence.getInstance(authority.stamp(STAMPED, EARLIER));
        var response = new DERSequence(new ASN1Encodable[] {new DERSequence(new ASN1Integer(status)), token});

        var verdict = judge(authority, NOW).judge(response.getEncoded(), Digestible.of(STAMPED));
        assertThat(verdict.finding().code()).isEqualTo(code);
    }

    /** Without attributes nobody has signed of what type the content is (RFC 5652, 5.3). */
    @Test
    void provesNothingWithoutSignedAttributes() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var bare = authority.withoutAttributes(authority.stamp(STAMPED, EARLIER));

        assertNothing(Code.TIME_STAMP_INVALID, judge(authority, NOW).judge(bare, Digestible.of(STAMPED)));
    }

    /** RFC 3161, 2.4.2: the ESSCertID must be there; by SHA-1 it is in most of the field's. */
    @Test
    void provesNothingUnlessItNamesItsCertificate() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var unnamed =
                authority.without(authority.stamp(STAMPED, EARLIER), PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        var hash = MessageDigest.getInstance("SHA-1")
                .digest(authority.certificate().getEncoded());
        var older = authority.with(
                unnamed, PKCSObjectIdentifiers.id_aa_signingCertificate, new SigningCertificate(new ESSCertID(hash)));

        assertNothing(Code.TIME_STAMP_INVALID, judge(authority, NOW).judge(unnamed, Digestible.of(STAMPED)));
        assertThat(judge(authority, NOW).judge(older, Digestible.of(STAMPED)).proved())
                .isEqualTo(EARLIER);
    }

    @Test
    void noChangedByteProvesAnotherTime() throws Exception {
        var authority = TestTimeStamps.of(TestKey.P256);
        var stamp = authority.stamp(STAMPED, EARLIER);
        var judge = judge(authority, NOW);
        for (var at = 0; at < stamp.length; at++) {
            for (var bit : new int[] {1, 0x80}) {
                var changed = stamp.clone();
                changed[at] ^= (byte) bit;
                assertThat(judge.judge(changed, Digestible.of(STAMPED)).proved())
                        .isIn(null, EARLIER);
            }
        }
    }

    private static void assertNothing(Code code, TimeStampVerdict verdict) {
        assertThat(verdict.finding().code()).isEqualTo(code);
        assertThat(verdict.proved()).isNull();
    }

    private static TimeStampJudge judge(TestTimeStamps authority, Instant now) {
        return new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), now)
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation());
    }
}
