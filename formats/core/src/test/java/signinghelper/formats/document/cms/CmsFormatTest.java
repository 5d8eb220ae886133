package signinghelper.formats.document.cms;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormat.Need;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.testkit.authority.TestKey;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static signinghelper.testkit.authority.TestAuthority.NOW;

class CmsFormatTest {

    @Test
    void isFoundWithContentApartAndWithContentWithin() {
        assertThat(DocumentFormats.all())
                .extracting(
                        DocumentFormat::id, DocumentFormat::suffix, DocumentFormat::isDetached, DocumentFormat::need)
                .containsExactly(
                        tuple("cms-detached", ".p7s", true, Need.DIGEST),
                        tuple("cms-attached", ".p7m", false, Need.CONTENT));
    }

    @Test
    void takesADigestWithContentApartAlone() throws Exception {
        var certificate = TestHolder.of(TestKey.P256).certificate();
        var signer = SignerIdentity.of(certificate, List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256);
        var digest = new ContentDigest(DigestAlgorithm.SHA_256, Bytes.copyOf(new byte[32]));
        var apart = DocumentFormats.named("cms-detached").orElseThrow();
        var within = DocumentFormats.named("cms-attached").orElseThrow();

        assertThat(apart.prepare(digest, signer, NOW, TimeStamping.NONE)).isNotNull();
        assertThatThrownBy(() -> within.prepare(digest, signer, NOW, TimeStamping.NONE))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(FormatException.Reason.CONTENT_REFUSED));
    }
}
