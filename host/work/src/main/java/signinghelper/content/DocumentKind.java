package signinghelper.content;

import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.DocumentFormats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kind of a document that may be opened from a window. Decided by the bytes alone, a format with pages by the reader that
 * verifies it; the page's media type and title are not used.
 *
 * @param name that of the format, of {@link #IMAGE} or of {@link #TEXT}
 */
public record DocumentKind(String name) {
    /** PNG, JPEG or GIF. */
    public static final DocumentKind IMAGE = new DocumentKind("image");
    /** Text, including XML, SVG and HTML, whose scripts must not run. */
    public static final DocumentKind TEXT = new DocumentKind("text");

    private static final int LOOKED_AT = 64 * 1024;
    private static final byte[][] IMAGES = {
        {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
        {'G', 'I', 'F', '8'}
    };

    public DocumentKind {
        Objects.requireNonNull(name);
    }

    /** Returns the kind of documents in a format; empty for a format without pages. */
    public static Optional<DocumentKind> of(DocumentFormat format) {
        return format.hasPages() ? Optional.of(new DocumentKind(format.id())) : Optional.empty();
    }

    /** Returns the names of all formats with pages, as people know them. */
    public static List<String> formats() {
        return DocumentFormats.all().stream()
                .filter(DocumentFormat::hasPages)
                .map(format -> format.id().toUpperCase(Locale.ROOT))
                .toList();
    }

    /** Returns the kind of {@code content}; empty for any other content, which is then not opened. */
    public static Optional<DocumentKind> of(Content content) throws IOException {
        if (isImage(content)) {
            return DocumentFormats.openedElsewhere(content).isPresent() ? Optional.empty() : Optional.of(IMAGE);
        }
        var kind = DocumentFormats.recognise(content).flatMap(DocumentKind::of);
        return kind.isPresent() ? kind : DocumentText.of(content, LOOKED_AT).map(text -> TEXT);
    }

    private static boolean isImage(Content content) throws IOException {
        try (var in = content.open()) {
            var head = in.readNBytes(IMAGES[0].length);
            return Stream.of(IMAGES).anyMatch(mark -> startsWith(head, mark));
        }
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length
                && ByteBuffer.wrap(head, 0, mark.length).equals(ByteBuffer.wrap(mark));
    }
}
