package signinghelper.formats.pdf.internal.signing;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.Source;
import signinghelper.formats.pdf.internal.structure.PdfDate;
import signinghelper.formats.pdf.internal.syntax.UpdateWriter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A document and its update, in which room is left for the signature (ISO 32000-2, 12.8.1). All other octets are signed.
 */
final class SignatureOctets {
    /** Three numbers of ten digits each behind the 0. */
    private static final String RANGE = "[0 " + " ".repeat(33) + "]";

    private static final String BEFORE_RANGE =
            "<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (%s)\n/ByteRange ";
    private static final String BEFORE_CONTENTS = "\n/Contents ";

    private final Content document;
    private final byte[] update;
    private final int from;
    private final int to;

    private SignatureOctets(Content document, byte[] update, int from, int to) {
        this.document = document;
        this.update = update;
        this.from = from;
        this.to = to;
    }

    /**
     * Composes the octets.
     *
     * @param room octets of the longest signature
     * @param id identifier of the new revision
     */
    static SignatureOctets of(Content document, NewSignature signature, Instant time, int room, Bytes id) {
        var before = BEFORE_RANGE.formatted(PdfDate.write(time));
        var contents = "<" + "0".repeat(2 * room) + ">";
        var update = signature.update();
        update.put(signature.value(), Bytes.copyOf(ascii(before + RANGE + BEFORE_CONTENTS + contents + "\n>>")));
        var writer = new UpdateWriter(update, document.size(), id);
        var octets = writer.octets();
        var range = writer.bodyOf(signature.value()) + before.length();
        var from = range + RANGE.length() + BEFORE_CONTENTS.length();
        var to = from + contents.length();
        var first = document.size() + from;
        var second = document.size() + to;
        var numbers = ascii("[0 " + first + " " + second + " " + (octets.length - to));
        System.arraycopy(numbers, 0, octets, range, numbers.length);
        return new SignatureOctets(document, octets, from, to);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns all that is signed. */
    Source signed() {
        return () -> new SequenceInputStream(Collections.enumeration(List.of(
                document.open(),
                new ByteArrayInputStream(update, 0, from),
                new ByteArrayInputStream(update, to, update.length - to))));
    }

    /**
     * Returns the document with a signature.
     *
     * @throws IllegalArgumentException if the signature is longer than the room for it
     */
    Signed with(byte[] signature) {
        if (2 * signature.length > to - from - 2) {
            throw new IllegalArgumentException("a signature of " + signature.length + " octets");
        }
        var octets = update.clone();
        var digits = ascii(HexFormat.of().formatHex(signature));
        System.arraycopy(digits, 0, octets, from + 1, digits.length);
        return new SignedPdf(document, Bytes.copyOf(octets));
    }

    private record SignedPdf(Content document, Bytes update) implements Signed {
        @Override
        public long size() {
            return document.size() + update.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (var in = document.open()) {
                in.transferTo(out);
            }
            out.write(update.toArray());
        }
    }
}
