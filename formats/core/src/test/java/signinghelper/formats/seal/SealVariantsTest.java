package signinghelper.formats.seal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.algorithm.Sm2Variant;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Signatures over another digest than that of GM/T 0003.2: named, never accepted, and never called forged. */
class SealVariantsTest {
    private static final byte[] SEALED = "签名描述".getBytes(StandardCharsets.UTF_8);

    private final TestHolder signer = TestHolder.of(TestKey.SM2);
    private final TestHolder maker = TestHolder.of(TestKey.SM2);
    private final TestSeal seal = TestSeal.of(maker, NOW, signer.certificate());

    private static byte[] sign(Sm2Variant variant, TestHolder by, byte[] message) {
        var digest = variant.start(by.certificate().getPublicKey()).digest(message);
        var raw = by.sign(new Digest(DigestAlgorithm.SM3, Bytes.copyOf(digest)));
        return SignatureAlgorithm.SM2_SM3.toDer(raw.toArray());
    }

    private SignatureReport judge() throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(signer.trust())
                .sealMakers(maker.trust())
                .withoutRevocation();
        return new SealJudge(context).judge(Bytes.copyOf(seal.sign(signer, SEALED)), Digestible.of(SEALED));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheSignersVariant(Sm2Variant variant) throws Exception {
        seal.signing = (by, message) -> sign(variant, by, message);

        var report = judge();

        assertThat(report.findings()).contains(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", variant));
        assertThat(report.has(Code.SIGNATURE_HOLDS)).isFalse();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheMakersVariant(Sm2Variant variant) throws Exception {
        seal.makerSigning = (by, message) -> sign(variant, by, message);

        var report = judge();

        assertThat(report.findings()).contains(Finding.of(Code.SEAL_ALGORITHM_REFUSED, "algorithm", variant));
        assertThat(report.has(Code.SEAL_HOLDS)).isFalse();
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** Values as the U-Key gives them, not in DER. */
    @Test
    void namesValuesThatAreNotInDer() throws Exception {
        seal.signature = SignatureAlgorithm.SM2_SM3::toRaw;
        seal.makerSignature = SignatureAlgorithm.SM2_SM3::toRaw;

        var report = judge();

        assertThat(report.findings())
                .contains(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", "VALUE_NOT_DER"))
                .contains(Finding.of(Code.SEAL_ALGORITHM_REFUSED, "algorithm", "VALUE_NOT_DER"));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = DigestAlgorithm.class,
            names = {"SHA_256"})
    void namesADigestByAnotherFunction(DigestAlgorithm function) throws Exception {
        seal.digest = function::of;
        var report = judge();
        assertThat(report.findings()).contains(Finding.of(Code.ALGORITHM_REFUSED, "algorithm", function));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);

        seal.digest = message -> new byte[20];
        assertThat(judge().indication()).isEqualTo(Indication.INDETERMINATE);
        seal.digest = message -> new byte[32];
        assertThat(judge().has(Code.DIGEST_MISMATCH)).isTrue();
    }

    @Test
    void findsTheSignerByAnotherDigest() throws Exception {
        seal.byDigest = true;
        seal.listedBy = "SHA-256";

        assertThat(judge().indication()).isEqualTo(Indication.TOTAL_PASSED);
        seal.signers = List.of(TestHolder.of(TestKey.SM2).certificate());
        assertThat(judge().has(Code.SIGNER_NOT_IN_SEAL)).isTrue();
    }

    /**
     * A digest by a function that is not computed here may be the signer's, so nothing is proved against the signature.
     */
    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA3-256"})
    void namesAFunctionByWhichTheSealNamesItsSigner(String function) throws Exception {
        seal.byDigest = true;
        seal.listedBy = function;

        assertThat(judge().findings()).contains(Finding.of(Code.SEAL_ALGORITHM_REFUSED, "algorithm", function));
        assertThat(judge().indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** The signer had no certificate then, so nobody used the seal on that day. */
    @Test
    void aTimeBeforeTheCertificateIsNotThatOfUse() throws Exception {
        seal.validFrom = NOW.minus(4000, ChronoUnit.DAYS);
        seal.validUntil = NOW.minus(3000, ChronoUnit.DAYS);
        seal.signedAt = NOW.minus(3500, ChronoUnit.DAYS);

        assertThat(judge().has(Code.SEAL_NOT_VALID_AT_SIGNING)).isTrue();
    }

    /** A signature that holds by no digest at all stays forged. */
    @Test
    void aVariantOverAnotherMessageIsNone() throws Exception {
        seal.signing = (by, message) -> sign(Sm2Variant.SM2_WITHOUT_Z, by, SEALED);
        seal.makerSigning = (by, message) -> sign(Sm2Variant.SM2_EMPTY_IDENTITY, by, SEALED);

        var report = judge();

        assertThat(report.has(Code.SIGNATURE_INVALID)).isTrue();
        assertThat(report.has(Code.SEAL_SIGNATURE_INVALID)).isTrue();
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    /** A key that is no SM2 key, behind the name of SM2. */
    @Test
    void namesAnAlgorithmThatIsNotTheMakersOwn() throws Exception {
        var other = TestHolder.of(TestKey.P256);
        var foreign = TestSeal.of(other, NOW, signer.certificate());
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .sealMakers(other.trust())
                .withoutRevocation();

        assertThat(new SealVerdicts(context).judge(Seal.parse(Bytes.copyOf(foreign.encoded())), NOW))
                .containsExactly(Finding.of(Code.SEAL_ALGORITHM_REFUSED, "algorithm", "1.2.156.10197.1.501"));
    }
}
