package signinghelper.formats.ofd;

import signinghelper.fuzz.PackedParts;
import signinghelper.fuzz.Target;

import java.util.stream.Stream;

import static signinghelper.formats.ofd.OfdTarget.SEAL;
import static signinghelper.formats.ofd.OfdTarget.SIGNER;

/** Parts of OFD documents, in a sound container, which chance would not make: each is judged, and refused or has sizes of pages. */
public final class OfdPartsTarget implements Target {
    @Override
    public void read(byte[] packed) throws Exception {
        new OfdTarget().read(PackedParts.zip(packed));
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of(new TestOfd().unsigned(), new TestOfd().sign(SEAL, SIGNER))
                .map(document -> PackedParts.pack(document.parts));
    }
}
