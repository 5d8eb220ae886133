package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.PinState;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.Color;
import java.util.Objects;
import javax.swing.JCheckBox;
import javax.swing.JTextArea;

/**
 * Display of the PIN state that a U-Key reports, of the last try's result, and of the consent that the very last
 * try needs.
 */
final class PinStatus extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final JTextArea tries = PlainText.paragraph("");
    private final JTextArea message = PlainText.strong("");
    private final JTextArea lastWarning;
    private final JTextArea lastAdvice;
    private final JCheckBox lastConsent;
    /** The last try that is shown and needs consent; null when this is not the last try. */
    private transient @Nullable PinState lastTry;

    /** True when the number of tries left has its own line. */
    private boolean counts;

    PinStatus(Words words, Runnable onChange) {
        this.words = words;
        this.lastWarning = PlainText.strong(words.get("last"));
        this.lastAdvice = PlainText.paragraph(
                words.guidanceOf(Refusal.of(ErrorCode.PIN_LAST_TRY)).steps().get(0));
        this.lastConsent = PlainText.button(new JCheckBox(), words.get("last.consent"));
        lastWarning.setForeground(warningColor());
        lastConsent.setMnemonic(words.mnemonic("last.consent"));
        lastConsent.addActionListener(event -> onChange.run());
        stack(GAP, tries, message, lastWarning, lastAdvice, lastConsent);
    }

    /**
     * Shows the state and clears the message about an earlier try. The last try is announced once, with its
     * risk.
     */
    void show(PinState state) {
        PlainText.change(tries, triesText(state));
        counts = !state.lastTry();
        askForConsent(state.lastTry() ? state : null);
        inform("");
    }

    private void askForConsent(@Nullable PinState shown) {
        lastTry = shown;
        lastWarning.setVisible(shown != null);
        lastAdvice.setVisible(shown != null);
        lastConsent.setVisible(shown != null);
        lastConsent.setSelected(false);
    }

    /**
     * Shows that the PIN was wrong. The tries left are shown once, with the result of using them up.
     *
     * @param key of its text
     */
    void showWrong(PinState state, String key) {
        show(state);
        var left = state.triesLeft();
        warn(left == null || state.lastTry() ? words.get(key + ".unknown") : words.get(key, left));
        tries.setVisible(left == null);
    }

    /** Shows the end; no try is possible. */
    void showEnd(String text) {
        counts = false;
        askForConsent(null);
        inform(text);
    }

    void warn(String text) {
        say(text, warningColor());
    }

    void inform(String text) {
        say(text, getForeground());
    }

    String message() {
        return message.getText();
    }

    /** Returns the message, and the warning about the last try, for a screen reader. */
    String spoken() {
        return lastTry == null ? message() : (message() + "\n" + lastWarning.getText()).trim();
    }

    /** See {@link PinForm#focusMessage}. */
    void focusMessage() {
        message.requestFocusInWindow();
    }

    /** Returns true unless this is the last try and it is not agreed to. */
    boolean isAgreed() {
        return lastTry == null || lastConsent.isSelected();
    }

    /** Returns the user's consent to the last try that is shown. */
    LastTryConsent consent() {
        return lastTry != null && lastConsent.isSelected() ? LastTryConsent.to(lastTry) : LastTryConsent.NONE;
    }

    private String triesText(PinState state) {
        var left = state.triesLeft();
        return left == null
                ? words.get("tries.unknown")
                : words.get("tries", left, Objects.requireNonNullElse(state.triesMaximum(), left));
    }

    private void say(String text, Color color) {
        tries.setVisible(counts);
        PlainText.change(message, text);
        message.setForeground(color);
        message.setVisible(!text.isEmpty());
    }

    private static Color warningColor() {
        return VerdictColor.of(Verdict.FAIL);
    }
}
