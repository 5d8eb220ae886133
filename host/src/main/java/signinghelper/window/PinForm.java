package signinghelper.window;

import signinghelper.token.PinState;

import java.awt.BorderLayout;
import java.awt.Color;
import java.util.Arrays;
import java.util.Objects;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The PIN field and what the U-Key says of its PIN. */
final class PinForm extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int COLUMNS = 20;
    private static final int GAP = 6;

    private final transient Words words;
    private final JTextArea tries = PlainText.paragraph("");
    private final JTextArea message = PlainText.strong("");
    private final JPasswordField field = new JPasswordField(COLUMNS);
    private final JTextArea lastWarning;
    private final JCheckBox lastConsent;

    PinForm(Words words, Runnable onChange, Runnable onEnter) {
        this.words = words;
        this.lastWarning = PlainText.strong(words.get("last"));
        this.lastConsent = PlainText.button(new JCheckBox(), words.get("last.consent"));
        lastConsent.setMnemonic(words.mnemonic("last.consent"));
        lastConsent.addActionListener(event -> onChange.run());
        field.addActionListener(event -> onEnter.run());
        field.getDocument().addDocumentListener(new Changes(onChange));
        lay();
    }

    private void lay() {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        lastWarning.setForeground(warningColor());
        var label = PlainText.label(words.get("pin"));
        label.setLabelFor(field);
        label.setDisplayedMnemonic(words.mnemonic("pin"));
        var labelled = new JPanel(new BorderLayout(0, GAP));
        labelled.add(label, BorderLayout.NORTH);
        labelled.add(field, BorderLayout.CENTER);
        labelled.setBorder(BorderFactory.createEmptyBorder(2 * GAP, 0, 0, 0));
        var which = words.get("pin.which");
        field.getAccessibleContext().setAccessibleDescription(which);
        for (var part :
                new JComponent[] {PlainText.paragraph(which), labelled, tries, message, lastWarning, lastConsent}) {
            part.setAlignmentX(LEFT_ALIGNMENT);
            add(part);
        }
        for (var part : new JComponent[] {tries, message, lastWarning, lastConsent}) {
            part.setBorder(BorderFactory.createEmptyBorder(GAP, 0, 0, 0));
        }
    }

    /** What the U-Key says; clears what was said of an earlier PIN. */
    void show(PinState state) {
        tries.setText(triesText(state));
        setMessage(state.locked() ? words.get("locked") : "", warningColor());
        tries.setVisible(true);
        lastWarning.setVisible(state.lastTry());
        lastConsent.setVisible(state.lastTry());
        lastConsent.setSelected(false);
        field.setEnabled(!state.locked());
        field.setEditable(true);
    }

    /** The chosen certificate cannot be used, whatever the PIN. */
    void showBlocked(String why) {
        tries.setVisible(false);
        lastWarning.setVisible(false);
        lastConsent.setVisible(false);
        field.setEnabled(false);
        setMessage(why, warningColor());
    }

    void showWrong(PinState state) {
        var left = state.triesLeft();
        setMessage(left == null ? words.get("pin.wrong.unknown") : words.get("pin.wrong", left), warningColor());
    }

    void showUnacceptable() {
        setMessage(words.get("pin.characters"), warningColor());
    }

    /** The field keeps the focus, so that nothing jumps should the PIN be wrong. */
    void showWorking() {
        setMessage(words.get("working"), getForeground());
        field.setEditable(false);
    }

    void showProgress(int done, int total) {
        setMessage(words.get("progress", done, total), getForeground());
    }

    /** Something is typed, the U-Key takes it, and the last try has been agreed to where it is one. */
    boolean isReady() {
        return field.isEnabled()
                && field.isEditable()
                && field.getDocument().getLength() > 0
                && (!lastConsent.isVisible() || lastConsent.isSelected());
    }

    /** Hands the characters over and empties the field. */
    char[] takePin() {
        var typed = field.getPassword();
        field.setText("");
        return typed;
    }

    void wipe() {
        Arrays.fill(takePin(), '\0');
    }

    /** Returns false if there is no PIN to enter. */
    boolean focus() {
        field.requestFocusInWindow();
        return field.isEnabled();
    }

    /** What is typed on, an Enter in the end, reaches no button there. */
    void focusMessage() {
        message.requestFocusInWindow();
    }

    private String triesText(PinState state) {
        var left = state.triesLeft();
        var counted = left == null
                ? words.get("tries.unknown")
                : words.get("tries", left, Objects.requireNonNullElse(state.triesMaximum(), left));
        return Boolean.TRUE.equals(state.isDefault()) ? counted + "\n" + words.get("pin.default") : counted;
    }

    private void setMessage(String text, Color color) {
        message.setText(text);
        message.setForeground(color);
        message.setVisible(!text.isEmpty());
        field.getAccessibleContext().setAccessibleDescription(text.isEmpty() ? words.get("pin.which") : text);
    }

    /** Black or white, should the look have no red. */
    private Color warningColor() {
        return Objects.requireNonNullElse(UIManager.getColor("Actions.Red"), getForeground());
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
