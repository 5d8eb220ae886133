package signinghelper.content;

import signinghelper.formats.document.Content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/**
 * Kinds of document that may be opened from a window. Decided by the first bytes alone; the page's media type and title
 * are not used.
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
    private static final int MOST_ENTRIES = 1000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
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
        if (startsWith(head, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        for (var mark : IMAGES) {
            if (startsWith(head, mark)) {
                return Optional.of(IMAGE);
            }
        }
        if (startsWith(head, ZIP)) {
            return isOfd(content) ? Optional.of(OFD) : Optional.empty();
        }
        return DocumentText.of(content, LOOKED_AT).map(text -> TEXT);
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length
                && ByteBuffer.wrap(head, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }

    private static boolean isOfd(Content content) throws IOException {
        try (var zip = new ZipInputStream(content.open())) {
            for (var count = 0; count < MOST_ENTRIES; count++) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    return false;
                }
                if (entry.getName().equals("OFD.xml")) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException e) {
            // A name in the zip that is not text.
            return false;
        }
    }
}
