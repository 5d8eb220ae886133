package signinghelper.window.pin;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.token.Pin;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.Words;

import java.awt.Graphics;
import java.awt.event.KeyEvent;
import java.nio.CharBuffer;
import java.util.Arrays;
import javax.swing.JButton;
import javax.swing.JPasswordField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * Field for a PIN. Its characters are read from here, because Swing does not hold them; while the eye is pressed they
 * are drawn. A field that takes no keys says why in its place.
 */
final class PinField extends JPasswordField {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 20;
    private static final int ICON = 16;
    private static final char DOT = '●';

    private final SecretDocument secret;
    private final JButton reveal = new JButton(new StatusIcon("eye", UIScale.scale(ICON)));

    PinField(Words words, Runnable onChange, Runnable onEnter) {
        this(new SecretDocument());
        secret.addDocumentListener(new Changes(onChange));
        addActionListener(event -> onEnter.run());
        reveal.setFocusable(false);
        reveal.setToolTipText(words.get("pin.reveal"));
        reveal.getAccessibleContext().setAccessibleName(words.get("pin.reveal"));
        reveal.addChangeListener(event -> draw());
        putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, reveal);
        revealWhilePressed(words.mnemonic("pin.reveal"));
        draw();
    }

    private PinField(SecretDocument secret) {
        super(secret, null, COLUMNS);
        this.secret = secret;
    }

    /** Alt and the letter reveal while they are held; the field keeps the focus. */
    private void revealWhilePressed(char letter) {
        var model = reveal.getModel();
        for (var isReleased : new boolean[] {false, true}) {
            registerKeyboardAction(
                    event -> {
                        model.setArmed(!isReleased);
                        model.setPressed(!isReleased);
                    },
                    KeyStroke.getKeyStroke(letter, KeyEvent.ALT_DOWN_MASK, isReleased),
                    WHEN_FOCUSED);
        }
    }

    private boolean isRevealed() {
        return isEditable() && reveal.getModel().isPressed();
    }

    private void draw() {
        setEchoChar(isRevealed() ? ' ' : DOT);
        repaint();
    }

    /** Draws the revealed characters itself: Swing holds none, and its text would be kept as a string. */
    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (isRevealed()) {
            var shown = new char[typed().remaining()];
            typed().get(shown);
            var insets = getInsets();
            var metrics = getFontMetrics(getFont());
            graphics.setColor(getForeground());
            graphics.setFont(getFont());
            var line = insets.top + (getHeight() - insets.top - insets.bottom - metrics.getHeight()) / 2;
            graphics.drawChars(shown, 0, shown.length, insets.left, line + metrics.getAscent());
            Arrays.fill(shown, '\0');
        }
    }

    /** Lets the field take keys, or say {@code why} not in its place; null where nothing is to be said. */
    void take(boolean keys, @Nullable String why) {
        setEditable(keys);
        reveal.setVisible(keys);
        putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, why);
        putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON,
                keys ? null : new StatusIcon("lock", UIScale.scale(ICON)));
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
