package signinghelper.preview;

import java.io.IOException;

/** A document that can be read in more than one way, so that the pages shown could be others than those signed. */
final class MalformedDocumentException extends IOException {
    private static final long serialVersionUID = 1L;
}
