package signinghelper.formats.document.cms;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;

import java.io.IOException;
import java.security.DigestInputStream;

/** Content within a document on its way to the verifier, with its length and SHA-256. */
final class MeasuredStream extends DigestInputStream {
    private final Source document;
    private long size;

    /** @param document document that contains the content */
    MeasuredStream(Source document) throws IOException {
        super(CmsSkeleton.openContent(document), DigestAlgorithm.SHA_256.start());
        this.document = document;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        size += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        size += Math.max(0, count);
        return count;
    }

    /** The content, once it has been read to its end. */
    WithinContent content() {
        return new WithinContent(document, size, Bytes.copyOf(getMessageDigest().digest()));
    }
}
