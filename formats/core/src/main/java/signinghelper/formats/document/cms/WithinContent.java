package signinghelper.formats.document.cms;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.UnchangedStream;

import java.io.IOException;
import java.io.InputStream;

/** Content within a signed document that has been verified. It is read from the document each time. */
record WithinContent(Source document, long size, Bytes sha256) implements Content {
    @Override
    public InputStream open() throws IOException {
        return new UnchangedStream(CmsSkeleton.openContent(document), sha256);
    }
}
