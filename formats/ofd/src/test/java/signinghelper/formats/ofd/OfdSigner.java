package signinghelper.formats.ofd;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.seal.Seal;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Signer of OFD documents by the format under test, and the verdict on them. */
record OfdSigner(TestHolder signer, TestSeal seal, Instant now) {
    static final SealPlacement PLACE = new SealPlacement(1, 100, 200, 40, 30, Strip.WHOLE);

    SignerIdentity identity() throws FormatException {
        return signer.signer(CmsForm.PKCS7_501).identity();
    }

    SealAppearance appearance(SealPlacement... places) {
        try {
            var encoded = Bytes.copyOf(seal.encoded());
            return new SealAppearance(encoded, Seal.parse(encoded).picture(), List.of(places));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(byte[] document, SealPlacement... places) throws FormatException, IOException {
        return sign(document, TimeStamping.NONE, appearance(places));
    }

    byte[] signWithoutSeal(byte[] document) throws FormatException, IOException {
        return sign(document, TimeStamping.NONE, null);
    }

    byte[] sign(byte[] document, TimeStamping stamping, @Nullable SealAppearance appearance)
            throws FormatException, IOException {
        var prepared = new OfdFormat()
                .prepare(Content.inMemory(Bytes.copyOf(document)), identity(), now, appearance, stamping);
        var signed = prepared.finish(signer.sign(prepared.digestToSign()));
        var bytes = TestCmsSigner.bytes(signed);
        if (bytes.length != signed.size()) {
            throw new IllegalStateException("size " + signed.size() + ", written " + bytes.length);
        }
        return bytes;
    }

    VerificationReport verify(byte[] document) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), now)
                .signers(signer.trust())
                .sealMakers(seal.maker.trust())
                .withoutRevocation();
        return new OfdFormat().verify(Source.of(document), null, context);
    }
}
