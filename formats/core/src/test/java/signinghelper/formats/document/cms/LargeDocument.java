package signinghelper.formats.document.cms;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Program that signs a file into another beside it, and verifies what it wrote. */
final class LargeDocument {
    private LargeDocument() {}

    public static void main(String[] arguments) throws Exception {
        var format = DocumentFormats.named(arguments[0]).orElseThrow();
        var file = Path.of(arguments[1]);
        var signed = file.resolveSibling("signed" + format.suffix());
        var holder = TestHolder.of(TestKey.P256);
        var signer = holder.signer(CmsForm.PKCS7_501, DigestAlgorithm.SHA_256).identity();
        var preparation = format.prepare(Content.ofFile(file), signer, NOW, null, TimeStamping.NONE);
        try (var out = Files.newOutputStream(signed)) {
            preparation.finish(holder.sign(preparation.digestToSign())).writeTo(out);
        }
        var apart = format.suffix().equals(".p7s") ? Source.ofFile(file) : null;
        var context = VerificationContext.of(VerificationPolicy.strict(CmsForm.RFC5652), NOW)
                .signers(holder.trust())
                .withoutRevocation();
        var report = format.verify(Source.ofFile(signed), apart, context);
        if (apart == null) {
            compare(holder.verifier(CmsForm.PKCS7_501).verifyAttached(Source.ofFile(signed)), file);
        }
        System.out.println(report.indication() == Indication.TOTAL_PASSED ? "holds" : report);
    }

    private static void compare(VerifiedCms verified, Path file) throws IOException {
        var within = verified.content();
        if (within != null && !within.sha256().equals(Content.ofFile(file).sha256())) {
            throw new IOException(
                    "other content: " + Arrays.toString(within.sha256().toArray()));
        }
    }
}
