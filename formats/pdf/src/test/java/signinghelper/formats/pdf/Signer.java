package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.TimeStamping;

import java.io.IOException;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * Signatures by the code under test.
 *
 * @param seal null without one
 */
record Signer(
        TestHolder holder,
        CmsForm form,
        @Nullable SealAppearance seal,
        DocumentFormat format,
        TimeStamping timeStamping) {

    static Signer of(TestHolder holder) {
        return new Signer(holder, CmsForm.PKCS7_501, null, new PdfFormat(), TimeStamping.NONE);
    }

    Signer in(CmsForm other) {
        return new Signer(holder, other, seal, format, timeStamping);
    }

    Signer with(SealAppearance other) {
        return new Signer(holder, form, other, format, timeStamping);
    }

    Signer stampedBy(TimeStamping other) {
        return new Signer(holder, form, seal, format, other);
    }

    /** Signs in the field of a name. */
    Signer inField(String name) {
        return new Signer(holder, form, seal, format.inField(name).orElseThrow(), timeStamping);
    }

    byte[] sign(byte[] pdf) throws FormatException, IOException {
        var content = Content.inMemory(Bytes.copyOf(pdf));
        var identity = holder.signer(form).identity();
        var prepared = format.prepare(content, identity, NOW, seal, timeStamping);
        return TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));
    }
}
