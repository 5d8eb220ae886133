package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.pdf.internal.structure.PdfDate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Signature dictionary that is written octet by octet, and its signature by BouncyCastle. */
final class RawSignature {
    private static final String RANGE = "[0 0000000000 0000000000 0000000000]";

    private final BouncyCastleCms maker;
    private final String room;

    RawSignature(TestHolder holder) throws Exception {
        this.maker = new BouncyCastleCms(holder, "DER");
        this.room = "00".repeat(maker.contents(new byte[0]).length);
    }

    /** @param more of its keys */
    String dictionary(String more) {
        return ("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (%s) /ByteRange %s"
                        + " /Contents <%s> %s >>")
                .formatted(PdfDate.write(NOW), RANGE, room, more);
    }

    /** Fills in the only dictionary of a document. */
    byte[] sign(byte[] pdf) throws Exception {
        var text = RawUpdate.latin(pdf);
        var from = text.indexOf("<" + room + ">");
        var to = from + room.length() + 2;
        var range = "[0 %010d %010d %010d]".formatted(from, to, text.length() - to);
        var octets = text.replace(RANGE, range).getBytes(StandardCharsets.ISO_8859_1);
        var covered = new ByteArrayOutputStream();
        covered.write(octets, 0, from);
        covered.writeBytes(Arrays.copyOfRange(octets, to, octets.length));
        var value = HexFormat.of().formatHex(maker.contents(covered.toByteArray()));
        System.arraycopy(value.getBytes(StandardCharsets.US_ASCII), 0, octets, from + 1, value.length());
        return octets;
    }
}
