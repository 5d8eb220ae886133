package signinghelper.preview;

import signinghelper.content.DocumentKind;
import signinghelper.formats.internal.pages.CopiedDocument;
import signinghelper.formats.internal.pages.DocumentPages;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;

import java.io.IOException;
import java.util.Optional;

/** Picture files, which are no format of signed documents and are shown like one. */
public final class ImagePages implements DocumentPages {
    @Override
    public String format() {
        return DocumentKind.IMAGE.name();
    }

    @Override
    public PagePictures open(CopiedDocument document) throws IOException {
        return ImagePicture.of(document.content());
    }

    @Override
    public Optional<FoundText> find(CopiedDocument document, String text) {
        return Optional.empty();
    }
}
