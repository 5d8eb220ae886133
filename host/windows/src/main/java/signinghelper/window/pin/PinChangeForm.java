package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.window.part.Arming;
import signinghelper.window.part.Column;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.VerdictColor;
import signinghelper.window.part.Words;

import java.awt.Color;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** Form with the current PIN, the new one twice, and its rules, each marked as soon as it is fulfilled. */
final class PinChangeForm extends Column implements PromptForm {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    private final transient Words words;
    private final transient Runnable onChange;
    private final JPanel fields = new JPanel(new GridBagLayout());
    private final PinField current;
    private final PinField fresh;
    private final PinField repeated;
    private final List<TypingHint> hints;
    private final JTextArea which;
    private final JTextArea tries = PlainText.styled(PlainText.paragraph(""), "small-strong");
    private final PinRuleList rules;
    private final JTextArea message = PlainText.styled(PlainText.paragraph(""), "strong");
    private final LastTryNotice last;
    private final BlockedPanel blocked;
    private final ProgressPanel progress = new ProgressPanel();
    private boolean open;
    private boolean armed;
    private String arming = "";
    private String introduction = "";

    /** @param onResize runs when its height has changed by itself */
    PinChangeForm(Words words, Runnable onChange, Runnable onEnter, Runnable onResize) {
        this.words = words;
        this.onChange = onChange;
        this.current = new PinField(words, this::typed, onEnter);
        this.fresh = new PinField(words, this::typed, onEnter);
        this.repeated = new PinField(words, this::typed, onEnter);
        this.hints = Stream.of(current, fresh, repeated)
                .map(field -> new TypingHint(words, field, onResize))
                .toList();
        this.last = new LastTryNotice(words, () -> {
            typed();
            focus();
        });
        this.blocked = new BlockedPanel(words);
        this.rules = new PinRuleList(words);
        this.which = PlainText.styled(PlainText.paragraph(words.get("change.which")), "quiet");
        stack(0, blocked, which, last, progress);
        stack(GAP, fields);
        hints.forEach(hint -> stack(0, hint));
        stack(GAP, message, tries, rules);
        place(current, "change.current", 0);
        place(fresh, "change.fresh", 1);
        place(repeated, "change.repeated", 2);
    }

    private void place(PinField field, String key, int row) {
        var label = PlainText.label(words.get(key));
        label.setLabelFor(field);
        label.setDisplayedMnemonic(words.mnemonic(key));
        var place = new GridBagConstraints();
        place.gridy = row;
        place.fill = GridBagConstraints.HORIZONTAL;
        place.insets = new Insets(row == 0 ? 0 : GAP, 0, 0, 2 * GAP);
        fields.add(label, place);
        place.weightx = 1;
        place.insets = new Insets(row == 0 ? 0 : GAP, 0, 0, 0);
        fields.add(field, place);
    }

    /** Shows the PIN state that the U-Key reports; clears the message about an earlier try. */
    void show(PinState state) {
        rules.use(state.lengths());
        say("", getForeground());
        showTries(state);
        last.show(state);
        showEntry(!state.locked());
        if (state.locked()) {
            last.end();
            blocked.show(words.guidanceOf(Refusal.of(ErrorCode.PIN_LOCKED)), Verdict.FAIL);
        }
        typed();
    }

    private void showTries(PinState state) {
        var left = state.triesLeft();
        PlainText.change(tries, left == null ? words.get("tries.unknown") : words.get("tries", left));
    }

    /** Shows that the current PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(PinState state) {
        show(state);
        if (!state.locked()) {
            warn(words.get("change.wrong"));
        }
    }

    /** Shows that the PIN of this U-Key has to be changed elsewhere. */
    void showDeadEnd(String why) {
        showEntry(false);
        last.end();
        blocked.show(new Guidance(words.get("change.heading"), why, List.of()), Verdict.WARN);
        typed();
    }

    /** Shows either the input fields or the reason why nothing can be entered. */
    private void showEntry(boolean shown) {
        open = shown;
        blocked.setVisible(!shown);
        progress.setVisible(false);
        message.setVisible(shown && !message.getText().isEmpty());
        tries.setVisible(shown && last.isAgreed());
        for (var part : new JComponent[] {which, fields, rules}) {
            part.setVisible(shown);
        }
        lock();
    }

    /** Locks the fields until PINs can be entered in them; the first one says why. */
    private void lock() {
        var takesKeys = open && armed && last.isAgreed();
        var why = last.isAgreed() ? arming : words.get("last.first");
        current.take(takesKeys, why);
        fresh.take(takesKeys, "");
        repeated.take(takesKeys, "");
        describe();
    }

    /**
     * Reacts as {@link PromptFrame.ArmingListener}. The fields are cleared, because the first characters of the PIN may
     * have gone to another window.
     */
    boolean showArming(Arming.State state, String said) {
        armed = state == Arming.State.ARMED;
        arming = said;
        if (state == Arming.State.STRAY) {
            wipe();
        }
        lock();
        return true;
    }

    @Override
    public void setLow(boolean isLow, boolean hasList) {
        which.setVisible(open && !isLow);
        rules.setLow(isLow);
    }

    @Override
    public boolean mayScroll() {
        return blocked.isVisible();
    }

    void showWorking() {
        showEntry(false);
        blocked.setVisible(false);
        last.setVisible(false);
        progress.show(words.get("change.working"));
    }

    /** Moves the focus to the progress, so that further typing, including Enter, reaches no button. */
    void focusMessage() {
        SwingUtilities.invokeLater(progress::focus);
    }

    /** Shows the end; the fields are empty and hidden. */
    void showEnd(Guidance end, Verdict verdict) {
        wipe();
        last.end();
        showEntry(false);
        blocked.show(end, verdict);
        typed();
    }

    /** Adds {@code text}, who asks for what, to what a screen reader says of the first field. */
    void introduce(String text) {
        introduction = text;
        describe();
    }

    /** Shows the missing input after Enter was pressed too early. */
    void sayWhatIsMissing() {
        if (open && !current.isEmpty() && isNewPinFine()) {
            warn(words.get("last.missing"));
        }
    }

    void warn(String text) {
        say(text, VerdictColor.of(Verdict.FAIL));
        describe();
    }

    private void say(String text, Color color) {
        PlainText.change(message, text);
        message.setForeground(color);
        message.setVisible(open && !text.isEmpty());
    }

    /** Updates the form after each key. */
    private void typed() {
        lock();
        onChange.run();
    }

    private boolean isNewPinFine() {
        return rules.judge(current, fresh, repeated).isEmpty();
    }

    /** Sets the text for screen readers: the last message, and the rules that a new PIN still breaks. */
    private void describe() {
        last.introduce(introduction);
        rules.judge(current, fresh, repeated);
        var said = Stream.of(introduction, message.getText(), tries.getText(), last.spoken())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        current.getAccessibleContext().setAccessibleDescription(said);
        for (var field : new PinField[] {fresh, repeated}) {
            field.getAccessibleContext().setAccessibleDescription(rules.spoken());
        }
    }

    /**
     * Returns true when the typed PINs could be accepted by a U-Key, and a last try, if it is one, is agreed to.
     */
    boolean isReady() {
        return open && !current.isEmpty() && isNewPinFine() && last.isAgreed();
    }

    /**
     * Returns the current PIN and empties its field; the new one stays there in case the current one is wrong.
     *
     * @return null when no U-Key could have that as its current PIN
     */
    PinChangeEntry.@Nullable Pins takePins() {
        try {
            return Pin.isAcceptable(current.typed())
                    ? new PinChangeEntry.Pins(current.pin(), fresh.pin(), last.consent())
                    : null;
        } finally {
            current.clear();
        }
    }

    void clearFresh() {
        fresh.clear();
        repeated.clear();
    }

    void wipe() {
        current.clear();
        clearFresh();
    }

    /** Moves the focus to the first empty field, or to the current PIN's. Returns false if nothing can be typed. */
    boolean focus() {
        if (open && !last.isAgreed()) {
            last.focus();
            return true;
        }
        Stream.of(current, fresh, repeated)
                .filter(PinField::isEmpty)
                .findFirst()
                .orElse(current)
                .requestFocusInWindow();
        return open;
    }
}
