package signinghelper.signature;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A finished CMS. Content within is held once and written straight through. */
public final class SignedDocument {
    private final ContentInfo value;

    SignedDocument(ContentInfo value) {
        this.value = value;
    }

    /** Writes it as DER. */
    public void writeTo(OutputStream out) throws IOException {
        value.encodeTo(out, ASN1Encoding.DER);
    }

    /** The same in memory, for documents that are small. */
    public byte[] toDer() {
        var out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
