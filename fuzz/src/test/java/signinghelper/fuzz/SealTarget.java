package signinghelper.fuzz;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.seal.SealImage;
import signinghelper.formats.seal.SealJudge;
import signinghelper.testkit.authority.TestKey;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Electronic seals and signatures with them (GM/T 0031, GB/T 38540): each is judged, or refused. */
public final class SealTarget implements Target {
    private static final byte[] SEALED = {1, 2, 3};
    private static final long MOST_PIXELS = 1_000_000;
    private static final TestHolder SIGNER = TestHolder.of(TestKey.SM2);
    private static final TestHolder MAKER = TestHolder.of(TestKey.SM2);
    private static final SealJudge JUDGE = new SealJudge(VerificationContext.of(VerificationPolicy.field(), NOW)
            .signers(SIGNER.trust())
            .sealMakers(MAKER.trust())
            .withoutRevocation());

    @Override
    public void read(byte[] der) throws Exception {
        var encoded = Bytes.copyOf(der);
        JUDGE.judge(encoded, Digestible.of(SEALED));
        try {
            SealImage.decoded(Seal.parse(encoded).picture().data(), MOST_PIXELS);
        } catch (FormatException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return IntStream.of(1, 4, 5).boxed().flatMap(SealTarget::seeds);
    }

    private static Stream<byte[]> seeds(int version) {
        var seal = TestSeal.of(MAKER, NOW, SIGNER.certificate());
        seal.version = version;
        return Stream.of(seal.encoded(), seal.sign(SIGNER, SEALED));
    }
}
