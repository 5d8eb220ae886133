package signinghelper.content;

import signinghelper.formats.document.Content;
import signinghelper.formats.ofd.internal.container.OfdRecognition;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Kinds of document that may be opened from a window. Decided by the bytes alone, an OFD document by the reader that
 * verifies it; the page's media type and title are not used.
 */
public enum DocumentKind {
    PDF,
    /** GB/T 33190-2016: a zip with {@code OFD.xml} at its root. */
    OFD,
    /** PNG, JPEG or GIF. */
    IMAGE,
    /** Text, including XML, SVG and HTML, whose scripts must not run. */
    TEXT;

    private static final int LOOKED_AT = 64 * 1024;
    private static final int HEADED = 1024;
    private static final String PDF_HEAD = "%PDF-";
    private static final byte[][] IMAGES = {
        {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
        {'G', 'I', 'F', '8'}
    };

    /** Returns the kind of {@code content}; empty for any other content, which is then not opened. */
    public static Optional<DocumentKind> of(Content content) throws IOException {
        byte[] head;
        try (var in = content.open()) {
            head = in.readNBytes(LOOKED_AT);
        }
        if (startsWith(head, PDF_HEAD.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        for (var mark : IMAGES) {
            if (startsWith(head, mark)) {
                return isPdfWithin(head) ? Optional.empty() : Optional.of(IMAGE);
            }
        }
        if (OfdRecognition.recognises(content)) {
            return Optional.of(OFD);
        }
        return DocumentText.of(content, LOOKED_AT).map(text -> TEXT);
    }

    /** Programs look for a PDF's head in the first octets of any file (ISO 32000-1, annex H.3.4.1). */
    private static boolean isPdfWithin(byte[] head) {
        var first = new String(head, 0, Math.min(head.length, HEADED), StandardCharsets.ISO_8859_1);
        return first.contains(PDF_HEAD);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length
                && ByteBuffer.wrap(head, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }
}
