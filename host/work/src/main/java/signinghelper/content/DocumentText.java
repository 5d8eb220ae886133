package signinghelper.content;

import signinghelper.formats.document.Content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Beginning of a document that is text, in UTF-8 or GB18030. XML, SVG and HTML are shown as text too; their
 * instructions are not executed.
 *
 * @param isWhole false when the document continues
 */
public record DocumentText(String text, boolean isWhole) {
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private static final int LONGEST_CHARACTER = 4;

    /** Reads at most {@code most} bytes; empty when they are no text. */
    public static Optional<DocumentText> of(Content content, int most) throws IOException {
        byte[] head;
        try (var in = content.open()) {
            head = in.readNBytes(most);
        }
        var isWhole = content.size() <= head.length;
        return CHARSETS.stream()
                .flatMap(charset -> decode(head, isWhole, charset).stream())
                .findFirst()
                .map(text -> new DocumentText(text, isWhole));
    }

    /** The last bytes may be an incomplete character when the content continues. */
    private static Optional<String> decode(byte[] head, boolean isWhole, Charset charset) {
        var mostCut = isWhole ? 0 : Math.min(LONGEST_CHARACTER - 1, head.length);
        for (var cut = 0; cut <= mostCut; cut++) {
            try {
                var text = charset.newDecoder()
                        .decode(ByteBuffer.wrap(head, 0, head.length - cut))
                        .toString();
                return Optional.of(text).filter(DocumentText::isReadable);
            } catch (CharacterCodingException e) {
                // With fewer bytes it may end with a whole character.
            }
        }
        return Optional.empty();
    }

    private static boolean isReadable(String text) {
        return text.chars().allMatch(character -> character >= ' ' || "\t\n\r\f".indexOf(character) >= 0);
    }
}
