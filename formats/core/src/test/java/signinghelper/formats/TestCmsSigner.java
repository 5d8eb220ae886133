package signinghelper.formats;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Signs small documents through the formats, with a key that signs finished digests. */
public record TestCmsSigner(SignerIdentity identity) {

    /** Key that signs finished digests, as a U-Key does. */
    public interface Key {
        Bytes sign(Digest digest);
    }

    public DigestAlgorithm digestAlgorithm() {
        return identity.algorithm().digestAlgorithm();
    }

    public boolean takesDigests() {
        return identity.form().hasSignedAttributes();
    }

    public byte[] signAttached(byte[] content, Instant time, Key key) throws FormatException, IOException {
        return signAttached(Content.inMemory(Bytes.copyOf(content)), time, key);
    }

    public byte[] signAttached(Content content, Instant time, Key key) throws FormatException, IOException {
        return finish(format("cms-attached").prepare(content, identity, time, null, TimeStamping.NONE), key);
    }

    public byte[] signDetached(byte[] content, Instant time, Key key) throws FormatException, IOException {
        return signDetached(Content.inMemory(Bytes.copyOf(content)), time, key);
    }

    public byte[] signDetached(Content content, Instant time, Key key) throws FormatException, IOException {
        return finish(format("cms-detached").prepare(content, identity, time, null, TimeStamping.NONE), key);
    }

    public byte[] signDetached(ContentDigest digest, Instant time, Key key) throws FormatException {
        return finish(format("cms-detached").prepare(digest, identity, time, TimeStamping.NONE), key);
    }

    private static DocumentFormat format(String id) {
        return DocumentFormats.named(id).orElseThrow();
    }

    private static byte[] finish(Preparation preparation, Key key) throws FormatException {
        return bytes(preparation.finish(key.sign(preparation.digestToSign())));
    }

    /** A small document in memory. */
    public static byte[] bytes(Signed document) {
        var out = new ByteArrayOutputStream();
        try {
            document.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
