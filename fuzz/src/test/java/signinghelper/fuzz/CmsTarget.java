package signinghelper.fuzz;

import signinghelper.formats.TestHolder;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.testkit.authority.TestKey;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Signatures of strangers (RFC 5652): each is judged, with its content within and apart. */
public final class CmsTarget implements Target {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final TestHolder HOLDER = TestHolder.of(TestKey.SM2);
    private static final VerificationContext CONTEXT = VerificationContext.of(VerificationPolicy.field(), NOW)
            .signers(HOLDER.trust())
            .timeStampAuthorities(HOLDER.trust())
            .withoutRevocation();
    private static final CmsVerifier VERIFIER = HOLDER.verifier(CmsForm.PKCS7_501);

    @Override
    public void read(byte[] cms) throws Exception {
        Objects.requireNonNull(DocumentFormats.verify(Source.of(cms), null, CONTEXT));
        Objects.requireNonNull(DocumentFormats.verify(Source.of(cms), Source.of(CONTENT), CONTEXT));
        try {
            Objects.requireNonNull(VERIFIER.verifyAttached(cms));
        } catch (CmsException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() throws Exception {
        var all = Stream.<byte[]>builder();
        for (var form : List.of(CmsForm.PKCS7_501, CmsForm.GMT0010_3011)) {
            var signer = HOLDER.signer(form);
            all.add(signer.signAttached(CONTENT, NOW, HOLDER::sign));
            all.add(signer.signDetached(CONTENT, NOW, HOLDER::sign));
        }
        return all.build();
    }
}
