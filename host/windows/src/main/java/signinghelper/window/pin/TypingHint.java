package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import signinghelper.check.Verdict;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.StatusIcon;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.awt.Toolkit;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Hint below a PIN field on the keyboard: Caps Lock is on, or an input method writes what no PIN can have. */
final class TypingHint extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int ICON = 14;
    /** The last character that a PIN can have. */
    private static final char LAST = '~';

    private final transient Words words;
    private final PinField field;
    private final transient Runnable onChange;
    private final JLabel text = PlainText.styled(PlainText.label(""), "small");
    private String said = "";

    /** @param onChange runs when it comes or goes, which changes the height of its window */
    TypingHint(Words words, PinField field, Runnable onChange) {
        super(new BorderLayout());
        this.words = words;
        this.field = field;
        this.onChange = onChange;
        text.setForeground(VerdictColor.of(Verdict.WARN));
        text.setIcon(new StatusIcon("caps", UIScale.scale(ICON)));
        add(text);
        setVisible(false);
        field.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                look(isCapsLockOn());
            }

            @Override
            public void keyReleased(KeyEvent event) {
                look(isCapsLockOn());
            }
        });
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                look(isCapsLockOn());
            }
        });
    }

    /** Not every desktop tells the state of the key. */
    private static boolean isCapsLockOn() {
        try {
            return Toolkit.getDefaultToolkit().getLockingKeyState(KeyEvent.VK_CAPS_LOCK);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** Looks at what is typed, and at the state of Caps Lock. */
    void look(boolean isCapsLockOn) {
        var isWide = field.typed().chars().anyMatch(character -> character > LAST);
        var hint = isWide ? words.get("pin.wide") : isCapsLockOn ? words.get("pin.caps") : "";
        if (!hint.equals(said)) {
            said = hint;
            text.setText(hint);
            setVisible(!hint.isEmpty());
            onChange.run();
        }
    }

    /** Returns its words, for a screen reader; empty for none. */
    String spoken() {
        return said;
    }
}
