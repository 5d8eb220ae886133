package signinghelper.formats.ofd.pages;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DocumentPages;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.ofd.internal.document.OfdVerification;

import java.io.IOException;
import java.util.Optional;

/** Pages of OFD documents. */
public final class OfdDocumentPages implements DocumentPages {
    @Override
    public String format() {
        return OfdVerification.FORMAT;
    }

    @Override
    public PagePictures open(CopiedDocument document) throws FormatException, IOException {
        return OfdPictures.of(document.content());
    }

    @Override
    public Optional<FoundText> find(CopiedDocument document, String text) throws FormatException, IOException {
        return OfdKeywords.find(document.content(), text);
    }
}
