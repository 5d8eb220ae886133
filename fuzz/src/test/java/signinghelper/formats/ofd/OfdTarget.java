package signinghelper.formats.ofd;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.fuzz.Target;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.util.stream.Stream;

/** Containers that say they are OFD: each is judged, and refused or has sizes of pages. */
public final class OfdTarget implements Target {
    static final TestHolder SIGNER = TestHolder.of(TestKey.SM2);
    static final TestSeal SEAL = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, SIGNER.certificate());

    @Override
    public void read(byte[] ofd) throws Exception {
        new OfdSigner(SIGNER, SEAL, TestAuthority.NOW).verify(ofd);
        try {
            new OfdFormat().pages(Content.inMemory(Bytes.copyOf(ofd)));
        } catch (FormatException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        return Stream.of(
                new TestOfd().unsigned().zip(), new TestOfd().sign(SEAL, SIGNER).zip());
    }
}
