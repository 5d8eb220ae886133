package signinghelper.window.pin;

import signinghelper.token.Pin;

import java.nio.CharBuffer;
import javax.swing.JPasswordField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Field for a PIN. Its characters are read from here, because Swing does not hold them. */
final class PinField extends JPasswordField {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 20;

    private final SecretDocument secret;

    PinField(Runnable onChange, Runnable onEnter) {
        this(new SecretDocument());
        secret.addDocumentListener(new Changes(onChange));
        addActionListener(event -> onEnter.run());
    }

    private PinField(SecretDocument secret) {
        super(secret, null, COLUMNS);
        this.secret = secret;
    }

    /** Returns the typed characters; valid until the next character is typed. */
    CharBuffer typed() {
        return secret.typed();
    }

    boolean isEmpty() {
        return secret.getLength() == 0;
    }

    /**
     * Returns the typed PIN, in the form that a U-Key receives.
     *
     * @throws IllegalArgumentException if it is not {@link Pin#isAcceptable}
     */
    Pin pin() {
        return new Pin(typed());
    }

    void clear() {
        setText("");
    }

    private record Changes(Runnable onChange) implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            onChange.run();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            onChange.run();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            onChange.run();
        }
    }
}
