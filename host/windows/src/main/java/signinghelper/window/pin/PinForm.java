package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.window.part.Arming;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.awt.BorderLayout;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/**
 * Form with the PIN field, or with the next step when the PIN is not typed here, and the PIN state that the U-Key
 * reports.
 */
final class PinForm extends Column {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final JTextArea which = PlainText.paragraph("");
    private final JPanel labelled = new JPanel(new BorderLayout(0, GAP));
    private final PinField field;
    private final PinStatus status;
    private final BlockedPanel blocked;
    private final JTextArea firstPin;
    private final JButton change;
    /** Null when the chosen certificate cannot be used. */
    private @Nullable PinWay way;

    private boolean working;
    private boolean armed;
    private String arming = "";
    private String advice = "";

    PinForm(Words words, Runnable onChange, Runnable onEnter, Runnable onChangePin) {
        this.words = words;
        this.field = new PinField(onChange, onEnter);
        this.status = new PinStatus(words, onChange);
        this.blocked = new BlockedPanel(words);
        this.firstPin = PlainText.strong(words.get("pin.default"));
        this.change = PlainText.button(new JButton(), words.get("pin.change"));
        change.setMnemonic(words.mnemonic("pin.change"));
        change.addActionListener(event -> onChangePin.run());
        lay();
    }

    private void lay() {
        var label = PlainText.label(words.get("pin"));
        label.setLabelFor(field);
        label.setDisplayedMnemonic(words.mnemonic("pin"));
        labelled.add(label, BorderLayout.NORTH);
        labelled.add(field, BorderLayout.CENTER);
        var advised = new JPanel(new BorderLayout());
        advised.add(change, BorderLayout.LINE_START);
        stack(0, blocked, which);
        stack(2 * GAP, labelled);
        stack(0, status);
        stack(GAP, firstPin, advised);
    }

    /** Shows the PIN state that the U-Key reports; clears the message about an earlier PIN. */
    void show(PinState state) {
        if (state.locked()) {
            showBlocked(words.guidanceOf(Refusal.of(ErrorCode.PIN_LOCKED)));
            way = PinWay.LOCKED;
            return;
        }
        way = PinWay.of(state);
        working = false;
        showEntry(true);
        status.show(state);
        PlainText.change(which, whatToDo(way));
        labelled.setVisible(way == PinWay.TYPED);
        field.setEnabled(way == PinWay.TYPED);
        field.setEditable(armed);
        showAdvice(way == PinWay.TYPED && Boolean.TRUE.equals(state.isDefault()));
        describe();
    }

    /** Adds advice on the chosen certificate, which is shown elsewhere, to what a screen reader says of the field. */
    void advise(String text) {
        advice = text;
        describe();
    }

    /** Shows either the input field or the reason why nothing can be entered. */
    private void showEntry(boolean shown) {
        blocked.setVisible(!shown);
        which.setVisible(shown);
        labelled.setVisible(shown);
        status.setVisible(shown);
    }

    private String whatToDo(PinWay shown) {
        return switch (shown) {
            case TYPED, LOCKED -> words.get("pin.which");
            case ON_KEY -> words.get("onkey.which");
            case CHANGE_FIRST -> words.get("must.change");
            case CHANGE_ELSEWHERE -> words.get("must.change.elsewhere");
        };
    }

    private void showAdvice(boolean shown) {
        firstPin.setVisible(shown);
        change.setVisible(shown);
        change.setEnabled(shown);
    }

    private void takeNoPin() {
        way = null;
        working = false;
        field.clear();
        field.setEnabled(false);
        showEntry(false);
        showAdvice(false);
    }

    /** Shows that the chosen certificate cannot be used with any PIN; no PIN is asked for. */
    void showBlocked(Guidance why) {
        takeNoPin();
        blocked.show(why);
    }

    /** Shows the end; no PIN can be entered. */
    void showEnd(String text) {
        takeNoPin();
        blocked.setVisible(false);
        status.setVisible(true);
        status.showEnd(text);
    }

    /** Returns the reason why nothing can be entered, for a screen reader; empty when a PIN can be entered. */
    String blockedText() {
        return blocked.spoken();
    }

    /**
     * Reacts as {@link PromptFrame.ArmingListener}. The field is cleared, because the first characters of the PIN may
     * have gone to another window.
     */
    void showArming(Arming.State state, String said) {
        armed = state == Arming.State.ARMED;
        arming = said;
        if (state == Arming.State.STRAY) {
            field.clear();
        }
        field.setEditable(armed && !working);
        describe();
    }

    /** Shows that the PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(PinState state) {
        show(state);
        if (!state.locked()) {
            status.showWrong(state, "pin.wrong");
            describe();
        }
    }

    void warn(String text) {
        status.warn(text);
        describe();
    }

    void inform(String text) {
        status.inform(text);
        describe();
    }

    /** Shows progress. The field keeps the focus, so that nothing moves if the PIN is wrong. */
    void showWorking(String text) {
        working = true;
        inform(way == PinWay.ON_KEY ? words.get("onkey.working") : text);
        field.setEditable(false);
        change.setEnabled(false);
    }

    /**
     * Returns true when everything required is entered, the U-Key accepts a PIN, and a last try, if it is one, is
     * agreed to.
     */
    boolean isReady() {
        if (way == null || working) {
            return false;
        }
        return switch (way) {
            case TYPED -> !field.isEmpty() && status.isAgreed();
            case ON_KEY -> status.isAgreed();
            case CHANGE_FIRST -> true;
            case CHANGE_ELSEWHERE, LOCKED -> false;
        };
    }

    /** Returns null when the chosen certificate cannot be used. */
    @Nullable
    PinWay way() {
        return way;
    }

    /** Returns the typed PIN and empties the field; null when no U-Key could accept it. */
    @Nullable
    Pin takePin() {
        try {
            return Pin.isAcceptable(field.typed()) ? field.pin() : null;
        } finally {
            field.clear();
        }
    }

    /** See {@link PinStatus#consent}. */
    LastTryConsent consent() {
        return status.consent();
    }

    void wipe() {
        field.clear();
    }

    /** Returns false if there is no PIN to enter. */
    boolean focus() {
        field.requestFocusInWindow();
        return way == PinWay.TYPED;
    }

    /** Moves the focus to the message, so that further typing, including Enter, reaches no button. */
    void focusMessage() {
        if (blocked.isVisible()) {
            blocked.focusTitle();
        } else {
            status.focusMessage();
        }
    }

    /** Shows the missing input after Enter was pressed too early. */
    void sayWhatIsMissing() {
        if (way == PinWay.TYPED && !working) {
            warn(words.get(field.isEmpty() ? "pin.missing" : "last.missing"));
        }
    }

    private void describe() {
        var said = status.spoken();
        var description = Stream.of(said.isEmpty() ? which.getText() : said, advice, arming)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        field.getAccessibleContext().setAccessibleDescription(description);
    }
}
