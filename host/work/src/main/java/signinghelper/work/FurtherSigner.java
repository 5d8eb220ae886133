package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.ParallelCms;
import signinghelper.formats.verification.Code;

import java.io.IOException;

/**
 * Further signer of a CMS that is there.
 *
 * @param existing CMS that the signature is added to; not changed
 */
public record FurtherSigner(Source existing) {

    /**
     * Reads the CMS for an entry of a batch, whose content is what every earlier signer has signed.
     *
     * @param apart the signed content; null when it is within the CMS
     * @throws FormatException {@code CONTENT_REFUSED} if it is no signed CMS, or its content is not where it is said to be
     * @throws IOException if it cannot be read
     */
    public DocumentBatch.Entry entry(String title, String mediaType, @Nullable Content apart)
            throws FormatException, IOException {
        var cms = ParallelCms.of(existing);
        var within = cms.content().orElse(null);
        if (apart != null && within != null) {
            throw FormatException.contentBreaks(Code.CONTENT_TWICE);
        }
        var content = apart == null ? within : apart;
        if (content == null) {
            throw FormatException.contentBreaks(Code.CONTENT_MISSING);
        }
        return new DocumentBatch.Entry(title, mediaType, content, null, cms, null);
    }
}
