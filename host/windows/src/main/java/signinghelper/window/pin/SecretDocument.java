package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;

/**
 * Document whose typed text is held outside of the heap; Swing itself holds only as many asterisks. Swing's own
 * document would keep all removed text, for undo.
 */
final class SecretDocument extends PlainDocument {
    private static final long serialVersionUID = 1L;

    /** Limit above the PIN length of any U-Key. */
    private static final int MOST_CHARACTERS = 1024;

    private static final String IN_ITS_PLACE = "*";

    private final transient CharBuffer typed =
            ByteBuffer.allocateDirect(MOST_CHARACTERS * Character.BYTES).asCharBuffer();
    private int length;

    /** Returns the typed characters, valid until the next character is typed. Never turned into a String. */
    CharBuffer typed() {
        return typed.slice(0, length).asReadOnlyBuffer();
    }

    /** Leaves out the characters that exceed the maximum length. */
    @Override
    public void insertString(int offset, @Nullable String text, @Nullable AttributeSet attributes)
            throws BadLocationException {
        if (text == null || text.length() > MOST_CHARACTERS - length) {
            return;
        }
        if (offset < 0 || offset > length) {
            throw new BadLocationException("outside", offset);
        }
        for (var at = length - 1; at >= offset; at--) {
            typed.put(at + text.length(), typed.get(at));
        }
        for (var at = 0; at < text.length(); at++) {
            typed.put(offset + at, text.charAt(at));
        }
        length += text.length();
        super.insertString(offset, IN_ITS_PLACE.repeat(text.length()), attributes);
    }

    @Override
    public void remove(int offset, int count) throws BadLocationException {
        if (offset < 0 || count < 0 || offset + count > length) {
            throw new BadLocationException("outside", offset);
        }
        for (var at = offset; at < length; at++) {
            typed.put(at, at + count < length ? typed.get(at + count) : '\0');
        }
        length -= count;
        super.remove(offset, count);
    }
}
