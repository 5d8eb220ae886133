package signinghelper.window.pin;

import com.formdev.flatlaf.util.UIScale;
import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
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

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/** Form that is one page for each state: the PIN, why none is entered, the progress, or the end. It never scrolls. */
final class PinForm extends Column implements PromptForm {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 12;

    private final transient Words words;
    private final JTextArea elsewhere = PlainText.styled(PlainText.paragraph(""), "strong");
    private final BlockedPanel blocked;
    private final LastTryNotice last;
    private final PinInput input;
    private final InitialPinAdvice initial;
    private final ProgressPanel progress = new ProgressPanel();
    /** Null when the chosen certificate cannot be used. */
    private @Nullable PinWay way;

    private boolean working;
    private boolean armed;
    private boolean placed = true;
    private String arming = "";
    private String introduction = "";

    /** @param onResize runs when its height has changed by itself */
    PinForm(Words words, Runnable onChange, Runnable onEnter, Runnable onChangePin, Runnable onResize) {
        this.words = words;
        this.input = new PinInput(words, onChange, onEnter, onResize);
        this.last = new LastTryNotice(words, () -> {
            lock();
            onChange.run();
            focus();
        });
        this.blocked = new BlockedPanel(words);
        this.initial = new InitialPinAdvice(words, onChangePin);
        stack(0, blocked, elsewhere, last, input, progress);
        stack(UIScale.scale(GAP), initial);
    }

    /** Shows the PIN state that the U-Key reports; clears the message about an earlier PIN. */
    void show(PinState state) {
        if (state.locked()) {
            showBlocked(words.guidanceOf(Refusal.of(ErrorCode.PIN_LOCKED)), Verdict.FAIL);
            way = PinWay.LOCKED;
            return;
        }
        way = PinWay.of(state);
        working = false;
        showOnly(way == PinWay.TYPED ? input : elsewhere);
        input.show(state);
        last.show(state);
        PlainText.change(elsewhere, whatToDo(way));
        initial.setVisible(way == PinWay.TYPED && Boolean.TRUE.equals(state.isDefault()));
        lock();
    }

    private void showOnly(JComponent page) {
        for (var part : new JComponent[] {blocked, elsewhere, input, progress}) {
            part.setVisible(part.equals(page));
        }
        initial.setVisible(false);
    }

    private String whatToDo(PinWay shown) {
        return switch (shown) {
            case TYPED, LOCKED -> "";
            case ON_KEY -> words.get("onkey.which");
            case CHANGE_FIRST -> words.get("must.change");
            case CHANGE_ELSEWHERE -> words.get("must.change.elsewhere");
        };
    }

    /** Locks the field, which says why, until a PIN can be entered in it. */
    private void lock() {
        input.take(way == PinWay.TYPED && armed && !working && placed && last.isAgreed(), whyLocked());
        last.allow(!working);
        describe();
    }

    private String whyLocked() {
        if (!placed) {
            return words.get("sign.toplace.first");
        }
        return last.isAgreed() ? arming : words.get("last.first");
    }

    private void takeNoPin() {
        way = null;
        working = false;
        input.field().clear();
        last.end();
        lock();
    }

    /** Shows that the chosen certificate cannot be used with any PIN; no PIN is asked for. */
    void showBlocked(Guidance why, Verdict verdict) {
        takeNoPin();
        showOnly(blocked);
        blocked.show(why, verdict);
    }

    /** Offers {@code text} to be copied, below what is shown by {@link #showBlocked}. */
    void offerCopy(String name, String text) {
        blocked.offerCopy(name, text);
    }

    /** Returns the reason why nothing can be entered, for a screen reader; empty when a PIN can be entered. */
    String blockedText() {
        return blocked.spoken();
    }

    /**
     * Reacts as {@link PromptFrame.ArmingListener}. The field is cleared, because the first characters of the PIN may
     * have gone to another window.
     */
    boolean showArming(Arming.State state, String said) {
        armed = state == Arming.State.ARMED;
        arming = said;
        if (state == Arming.State.STRAY) {
            input.field().clear();
        }
        lock();
        return way == PinWay.TYPED;
    }

    /** Locks the field until every seal has a place. */
    void setPlaced(boolean isPlaced) {
        placed = isPlaced;
        lock();
    }

    /** Shows that the PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(PinState state) {
        show(state);
        if (!state.locked()) {
            input.showWrong(state);
            describe();
        }
    }

    void warn(String text) {
        input.warn(text);
        describe();
    }

    void inform(String text) {
        input.inform(text);
        describe();
    }

    /** Shows that the U-Key works, with {@code text}; nothing can be entered. */
    void showWorking(String text) {
        working = true;
        lock();
        showOnly(progress);
        last.setVisible(false);
        progress.show(text);
    }

    /** Shows the progress over several pieces of work, of which {@code title} is worked on. */
    void showProgress(String text, int done, int total, String title) {
        showOnly(progress);
        last.setVisible(false);
        progress.show(text, done, total, title);
    }

    @Override
    public void setLow(boolean isLow, boolean hasList) {
        blocked.setLow(isLow);
        input.setLow(isLow && (hasList || last.isVisible()));
    }

    @Override
    public boolean mayScroll() {
        return blocked.isVisible();
    }

    /** Adds {@code text}, who asks for what with which certificate, to what a screen reader says of the field. */
    void introduce(String text) {
        introduction = text;
        describe();
    }

    boolean isReady() {
        if (way == null || working || !placed) {
            return false;
        }
        return switch (way) {
            case TYPED -> !input.field().isEmpty() && last.isAgreed();
            case ON_KEY -> last.isAgreed();
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
            return Pin.isAcceptable(input.field().typed()) ? input.field().pin() : null;
        } finally {
            input.field().clear();
        }
    }

    /** See {@link LastTryNotice#consent}. */
    LastTryConsent consent() {
        return last.consent();
    }

    void wipe() {
        input.field().clear();
    }

    /** Moves the focus to what comes first: the consent to a last try, or the field. Returns false if there is neither. */
    boolean focus() {
        if (way != null && !last.isAgreed()) {
            last.focus();
            return true;
        }
        input.field().requestFocusInWindow();
        return way == PinWay.TYPED && placed;
    }

    /** Moves the focus to the message, so that further typing, including Enter, reaches no button. */
    void focusMessage() {
        // Later, for Swing moves the focus of a part that is hidden to the next one by itself.
        SwingUtilities.invokeLater(blocked.isVisible() ? blocked::focusTitle : progress::focus);
    }

    /** Shows the missing input after Enter was pressed too early. */
    void sayWhatIsMissing() {
        if (way == PinWay.TYPED && !working) {
            warn(words.get(input.field().isEmpty() ? "pin.missing" : "last.missing"));
        }
    }

    private void describe() {
        last.introduce(introduction);
        var locked = placed && last.isAgreed() ? "" : whyLocked();
        var description = Stream.of(introduction, last.spoken(), input.spoken(), locked)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        input.field().getAccessibleContext().setAccessibleDescription(description);
    }
}
