package signinghelper.formats.seal;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class SealJudgeTest {
    private static final byte[] SEALED = "<ofd:Signature/>".getBytes(StandardCharsets.UTF_8);

    private final TestHolder signer = TestHolder.of(TestKey.SM2);
    private final TestTimeStamps stamps = TestTimeStamps.of(TestKey.SM2);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2), NOW, signer.certificate());

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void passesASealOfEachVersion(int version) throws Exception {
        seal.version = version;

        var report = judge(seal.sign(signer, SEALED), NOW);

        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.form()).isEqualTo("SES V" + version);
        assertThat(report.signer()).isEqualTo(signer.certificate());
        assertThat(report.time().claimed()).isEqualTo(NOW);
        var shown = Objects.requireNonNull(report.seal());
        assertThat(shown.name()).isEqualTo("测试有限公司公章");
        assertThat(shown.picture().width()).isEqualTo(40);
        assertThat(report.has(Code.SEAL_HOLDS)).isTrue();
    }

    @Test
    void findsTheSignerByTheSm3OfItsCertificate() throws Exception {
        seal.byDigest = true;

        assertThat(judge(seal.sign(signer, SEALED), NOW).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void failsAnotherDocument() throws Exception {
        var report = judge(seal.sign(signer, SEALED), Digestible.of(new byte[] {1}), NOW);

        assertFails(Code.DIGEST_MISMATCH, report);
        assertThat(report.has(Code.SIGNATURE_HOLDS)).isTrue();
    }

    @Test
    void failsASignatureOfAnotherKey() throws Exception {
        seal.signature = value -> byAnotherKey();

        var report = judge(seal.sign(signer, SEALED), NOW);

        assertFails(Code.SIGNATURE_INVALID, report);
        // Anyone can put anyone's certificate into a document.
        assertThat(report.has(Code.CERTIFICATE_TRUSTED)).isFalse();
        assertThat(report.chain()).isEmpty();
    }

    @Test
    void failsASealThatItsMakerDidNotSign() throws Exception {
        seal.makerSignature = value -> byAnotherKey();

        assertFails(Code.SEAL_SIGNATURE_INVALID, judge(seal.sign(signer, SEALED), NOW));
    }

    @Test
    void failsASignerWhomTheSealDoesNotName() throws Exception {
        seal.signers = List.of(TestHolder.of(TestKey.SM2).certificate());

        assertFails(Code.SIGNER_NOT_IN_SEAL, judge(seal.sign(signer, SEALED), NOW));
    }

    @Test
    void doesNotPassASealThatHadEndedWhenItWasUsed() throws Exception {
        seal.validUntil = NOW.minus(1, ChronoUnit.DAYS);

        var report = judge(seal.sign(signer, SEALED), NOW);

        assertThat(report.has(Code.SEAL_NOT_VALID_AT_SIGNING)).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void passesASealThatHasEndedSince() throws Exception {
        seal.validUntil = NOW.minus(1, ChronoUnit.DAYS);
        seal.signedAt = NOW.minus(2, ChronoUnit.DAYS);

        assertThat(judge(seal.sign(signer, SEALED), NOW).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** Anybody may put a token of today behind a signature; it says nothing of when the seal was used. */
    @Test
    void aLateTimeStampTakesNothingFromASealThatHasEndedSince() throws Exception {
        seal.validUntil = NOW.minus(1, ChronoUnit.DAYS);
        seal.signedAt = NOW.minus(2, ChronoUnit.DAYS);
        seal.timeStamp = value -> Optional.of(stamps.stamp(value, NOW));

        var report = judge(seal.sign(signer, SEALED), NOW);

        assertThat(report.has(Code.TIME_PROVED)).isTrue();
        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aTimeStampTellsOfAClaimThatIsAheadOfIt() throws Exception {
        seal.validFrom = NOW.minus(1, ChronoUnit.HOURS);
        seal.timeStamp = value -> Optional.of(stamps.stamp(value, NOW.minus(2, ChronoUnit.HOURS)));

        assertThat(judge(seal.sign(signer, SEALED), NOW).has(Code.SEAL_NOT_VALID_AT_SIGNING))
                .isTrue();
    }

    /** A hundred signers of one value kept a copy of the picture each, and had the maker's certificate parsed two hundred times. */
    @Test
    void allSignersOfOneValueShareWhatIsReadOfTheSealBesideIt() throws Exception {
        var judge = new SealJudge(context(NOW));
        var reports = judge.withSeal(
                List.of(judge(seal.sign(signer, SEALED), NOW), judge(seal.sign(signer, SEALED), NOW)),
                Bytes.copyOf(seal.encoded()));
        var again = judge.judge(Bytes.copyOf(seal.sign(signer, SEALED)), Digestible.of(SEALED));

        var shown = Objects.requireNonNull(reports.get(0).seal());
        assertThat(reports.get(1).seal()).isSameAs(shown);
        assertThat(Objects.requireNonNull(again.seal()).maker()).isNotNull().isSameAs(shown.maker());
    }

    @Tag("slow")
    @Test
    void picturesOfAllReportsAreBoundedTogether() throws Exception {
        seal.picture = new byte[(8 << 20) - 10_000];
        var judge = new SealJudge(context(NOW));
        var encoded = Bytes.copyOf(seal.encoded());
        var report = judge(TestSeal.of(seal.maker, NOW, signer.certificate()).sign(signer, SEALED), NOW);

        for (var count = 0; count < 8; count++) {
            assertThat(judge.withSeal(List.of(report), encoded).get(0).has(Code.TOO_LARGE))
                    .isFalse();
        }
        var last = judge.withSeal(List.of(report), encoded).get(0);
        assertThat(last.has(Code.TOO_LARGE)).isTrue();
        assertThat(last.seal()).isNull();
    }

    @Test
    void leavesOpenWhoMadeTheSealWithoutAnAnchor() throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(signer.trust())
                .withoutRevocation();

        var report = new SealJudge(context).judge(Bytes.copyOf(seal.sign(signer, SEALED)), Digestible.of(SEALED));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.has(Code.SEAL_MAKER_NOT_CHECKED)).isTrue();
    }

    /** The attacker has an ordinary certificate of the signers' CA, and makes a seal in any company's name with its key. */
    @Test
    void aCustomerOfTheSignersCaMakesNoSealThatPasses() throws Exception {
        var made = TestSeal.of(signer, NOW, signer.certificate()).sign(signer, SEALED);
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(signer.trust())
                .timeStampAuthorities(signer.trust());

        var report = new SealJudge(context.withoutRevocation()).judge(Bytes.copyOf(made), Digestible.of(SEALED));

        assertThat(report.has(Code.SEAL_MAKER_NOT_CHECKED)).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void leavesOpenASealOfAnUnknownMaker() throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(signer.trust())
                .sealMakers(signer.trust())
                .withoutRevocation();

        var report = new SealJudge(context).judge(Bytes.copyOf(seal.sign(signer, SEALED)), Digestible.of(SEALED));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.has(Code.SEAL_MAKER_UNTRUSTED)).isTrue();
    }

    @Test
    void aTimeStampProvesTheTimeToACertificateThatHasEnded() throws Exception {
        var ended = new TestHolder(signer.kind(), signer.authority(), signer.keys(), shortLived());
        seal.signers = List.of(ended.certificate());
        var later = NOW.plus(100, ChronoUnit.DAYS);

        var unproved = judge(seal.sign(ended, SEALED), later);
        assertThat(unproved.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(unproved.has(Code.CERTIFICATE_OUT_OF_BOUNDS)).isTrue();

        seal.timeStamp = value -> Optional.of(stamps.stamp(value, NOW));
        var report = judge(seal.sign(ended, SEALED), later);
        assertThat(report.time().proved()).isEqualTo(NOW);
        assertThat(report.has(Code.TIME_PROVED)).isTrue();
        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aTimeStampOfAnotherSignatureProvesNothing() throws Exception {
        seal.timeStamp = value -> Optional.of(stamps.stamp(new byte[] {1}, NOW));

        var report = judge(seal.sign(signer, SEALED), NOW);

        assertThat(report.time().proved()).isNull();
        assertThat(report.has(Code.TIME_STAMP_INVALID)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    @Tag("slow")
    void noSampledByteOfTheSignedStructureCanBeChanged(int version) throws Exception {
        changeBytes(version, 23);
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void noChangedByteOfTheSignedStructurePasses(int version) throws Exception {
        changeBytes(version, 1);
    }

    private void changeBytes(int version, int step) throws Exception {
        seal.version = version;
        var encoded = seal.sign(signer, SEALED);
        var signed = SealSignature.parse(Bytes.copyOf(encoded)).toSign().length();
        for (var at = 0; at < encoded.length; at += step) {
            var changed = encoded.clone();
            changed[at] ^= 1;
            var report = judge(changed, NOW);
            if (at < signed) {
                assertThat(report.indication()).as("byte %d: %s", at, report).isNotEqualTo(Indication.TOTAL_PASSED);
            }
        }
    }

    private X509Certificate shortLived() {
        var request = TestAuthority.request(signer.keys());
        return signer.authority()
                .issue(request.validity(NOW.minus(10, ChronoUnit.DAYS), NOW.plus(10, ChronoUnit.DAYS)));
    }

    private SignatureReport judge(byte[] encoded, Instant now) throws Exception {
        return judge(encoded, Digestible.of(SEALED), now);
    }

    private SignatureReport judge(byte[] encoded, Digestible sealed, Instant now) throws Exception {
        return new SealJudge(context(now)).judge(Bytes.copyOf(encoded), sealed);
    }

    private VerificationContext context(Instant now) {
        return VerificationContext.of(VerificationPolicy.field(), now)
                .signers(signer.trust())
                .sealMakers(seal.maker.trust())
                .timeStampAuthorities(TestHolder.trust(stamps.root()))
                .withoutRevocation();
    }

    private static void assertFails(Code code, SignatureReport report) {
        assertThat(report.has(code)).as("%s", report).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    private static byte[] byAnotherKey() {
        var raw = TestKey.SM2.sign(TestKey.SM2.generate(), SEALED);
        return TestHolder.algorithm(TestKey.SM2).signatureAlgorithm().toDer(raw);
    }
}
