package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Files;
import java.nio.file.Path;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Program that signs a large document and verifies it, with the memory that it is started with. */
final class LargePdf {
    private LargePdf() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var signed = file.resolveSibling("signed.pdf");
        var holder = TestHolder.of(TestKey.P256);
        var signer = holder.signer(CmsForm.PKCS7_501).identity();
        var prepared = new PdfFormat().prepare(Content.ofFile(file), signer, NOW, null, TimeStamping.NONE);
        try (var out = Files.newOutputStream(signed)) {
            prepared.finish(holder.sign(prepared.digestToSign())).writeTo(out);
        }
        var context = VerificationContext.of(VerificationPolicy.field(), NOW)
                .signers(holder.trust())
                .withoutRevocation();
        System.out.println(
                DocumentFormats.verify(Source.ofFile(signed), null, context).indication());
    }
}
