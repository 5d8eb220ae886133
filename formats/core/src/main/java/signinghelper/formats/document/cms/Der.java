package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Distinguished encoding (X.690) of small values, and of the headers of large ones. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTET_STRING = 0x04;
    static final int EXPLICIT_0 = 0xA0;

    private static final int SHORT = 0x80;

    private Der() {}

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tag and length (X.690, 8.1.3) of a value, whose octets follow elsewhere. */
    static byte[] header(int tag, long length) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < SHORT) {
            out.write((int) length);
        } else {
            var octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
            out.write(SHORT | octets);
            for (var shift = (octets - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.write((int) (length >>> shift));
            }
        }
        return out.toByteArray();
    }
}
