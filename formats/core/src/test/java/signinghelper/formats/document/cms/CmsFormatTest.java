package signinghelper.formats.document.cms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.testkit.authority.TestKey;

import java.util.HexFormat;
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

    /** A text whose first letter is the digit 0, a certificate and a key begin with the octet of a SEQUENCE too. */
    @ParameterizedTest
    @CsvSource({
        "300406, true",
        "308006, true",
        "3082010006, true",
        "30840000010006, true",
        "3082010030, false",
        "3082010002, false",
        "303120796561720A, false",
        "30, false",
        "'', false"
    })
    void recognisesWhatBeginsAsAContentInfo(String begin, boolean isRecognised) throws Exception {
        assertThat(new CmsFormat().recognises(Source.of(HexFormat.of().parseHex(begin))))
                .isEqualTo(isRecognised);
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
