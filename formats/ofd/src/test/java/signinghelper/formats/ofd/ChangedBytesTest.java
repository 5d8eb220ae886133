package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents with one byte changed, and documents that are none. */
@Tag("slow")
class ChangedBytesTest {
    private static final int SEED = 20_261_126;
    private static final int STEP = 7;
    private static final int SAMPLE = 211;
    private static final List<String> SIGNED = List.of(
            TestOfd.PAGE, TestOfd.DOCUMENT, "Doc_0/Signs/Sign_0/Signature.xml", "Doc_0/Signs/Sign_0/SignedValue.dat");

    private final TestHolder signer = TestHolder.of(TestKey.SM2);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, signer.certificate());

    private VerificationReport verify(byte[] document) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                .signers(signer.trust())
                .sealMakers(seal.maker.trust())
                .withoutRevocation();
        return new OfdFormat().verify(Source.of(document), null, context);
    }

    @Test
    void noSampledChangeOfASignedPartPasses() throws IOException {
        changeASignedPart(SAMPLE);
    }

    @Tag("full")
    @Test
    void noChangeOfASignedPartPasses() throws IOException {
        changeASignedPart(STEP);
    }

    private void changeASignedPart(int step) throws IOException {
        var document = new TestOfd().sign(seal, signer);
        assertThat(verify(document.zip()).indication()).isEqualTo(Indication.TOTAL_PASSED);

        for (var name : SIGNED) {
            var part = document.parts.get(name);
            for (var at = 0; part != null && at < part.length; at += step) {
                part[at] ^= 1;
                assertThat(verify(document.zip()).indication())
                        .as(name + " at " + at)
                        .isNotEqualTo(Indication.TOTAL_PASSED);
                part[at] ^= 1;
            }
        }
    }

    @Test
    void noSampledChangeOfAPartThatWeSignedPasses() throws Exception {
        changeAPartThatWeSigned(SAMPLE);
    }

    @Tag("full")
    @Test
    void noChangeOfAPartThatWeSignedPasses() throws Exception {
        changeAPartThatWeSigned(STEP);
    }

    /** Changes every part of a document that the format under test has signed, its list of signatures apart. */
    private void changeAPartThatWeSigned(int step) throws Exception {
        var signer = new OfdSigner(this.signer, seal, TestAuthority.NOW);
        var document = TestOfd.of(signer.seal(new TestOfd().unsigned().zip(), OfdSigner.PLACE));
        assertThat(verify(document.zip()).indication()).isEqualTo(Indication.TOTAL_PASSED);

        for (var part : document.parts.entrySet()) {
            var bytes = part.getValue();
            for (var at = 0; !part.getKey().equals(TestOfd.LIST) && at < bytes.length; at += step) {
                bytes[at] ^= 1;
                assertThat(verify(document.zip()).indication())
                        .as(part.getKey() + " at " + at)
                        .isNotEqualTo(Indication.TOTAL_PASSED);
                bytes[at] ^= 1;
            }
        }
    }

    /** The file itself: headers of entries, packed bytes, directory. A change may leave what is read as it was. */
    @Test
    void anyFileHasAReport() throws IOException {
        var document = new TestOfd().sign(seal, signer).zip();
        var random = new Random(SEED);
        for (var at = 0; at < document.length; at += STEP) {
            var changed = document.clone();
            changed[at] = (byte) random.nextInt();
            assertThat(verify(changed)).isNotNull();
            assertThat(verify(Arrays.copyOf(document, at))).isNotNull();
        }
    }
}
