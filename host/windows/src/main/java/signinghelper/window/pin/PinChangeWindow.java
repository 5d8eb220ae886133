package signinghelper.window.pin;

import signinghelper.check.Verdict;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.window.part.TokenChooser;
import signinghelper.window.part.Words;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Window that changes the PIN of a U-Key. Used only in the event thread; reports the user's actions through {@code
 * entries}.
 */
final class PinChangeWindow {
    private final Words words;
    private final Consumer<PinChangeEntry> entries;
    private final TokenChooser chooser;
    private final PinChangeForm form;
    private final QuestionPanel panel;
    private final PromptFrame frame;
    private final Asker asker;
    private final Map<TokenInfo, PinState> states = new HashMap<>();
    private boolean ended;

    PinChangeWindow(PinChangeQuestion question, Words words, Consumer<PinChangeEntry> entries) {
        this.words = words;
        this.asker = question.asker();
        this.entries = entries;
        this.chooser = new TokenChooser(question.tokens(), words, this::showState);
        this.form = new PinChangeForm(words, this::enableConfirm, this::submit, this::fit);
        this.panel = new QuestionPanel(question, words, chooser);
        this.frame = new PromptFrame(words, "change", panel, form, form::showArming, this::submit, this::giveUp);
    }

    private void fit() {
        frame.fit();
    }

    void open(int place) {
        form.introduce(panel.spoken());
        showState();
        frame.open(asker, place);
        focus();
    }

    void close() {
        form.wipe();
        frame.close();
    }

    /** Shows that the current PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(TokenInfo token, PinState state) {
        askAgain(token, state);
        if (!state.locked()) {
            form.showWrong(state);
        }
        comeBack();
    }

    /** Shows that the new PIN was rejected, and the {@code state} that the U-Key reports now. */
    void showUnacceptable(TokenInfo token, PinState state, Refusal why) {
        form.clearFresh();
        askAgain(token, state);
        form.warn(words.of(why));
        comeBack();
    }

    /** Asks for the last try. No PIN was presented: another program has used all tries but one. */
    void showLastTry(TokenInfo token, PinState state) {
        askAgain(token, state);
        if (state.lastTry()) {
            form.warn(words.get("last.elsewhere"));
        }
        comeBack();
    }

    /** Shows {@code why} no PIN was presented. */
    void showRefused(Refusal why) {
        chooser.allow(true);
        showState();
        form.warn(words.of(why));
        comeBack();
    }

    /** Shows the final text until the user closes the window, and reports no further actions. */
    void showEnd(Guidance end, Verdict verdict) {
        ended = true;
        form.showEnd(end, verdict);
        frame.enableConfirm(false);
        frame.setCancel(words.get("close"), true, true);
        frame.inform();
        frame.fit();
        focus();
    }

    private void askAgain(TokenInfo token, PinState state) {
        states.put(token, state);
        chooser.allow(true);
        showState();
    }

    private void comeBack() {
        frame.ask();
        frame.fit();
        focus();
    }

    private void showState() {
        var token = chooser.chosen();
        var state = states.getOrDefault(token, token.pinState());
        if (state.typedOnKey() && !state.locked()) {
            form.showDeadEnd(words.get("change.onkey"));
        } else {
            form.show(state);
        }
        var isDeadEnd = state.typedOnKey() || state.locked();
        frame.setCancel(words.get(isDeadEnd ? "close" : "cancel"), isDeadEnd, isDeadEnd);
        enableConfirm();
        frame.fit();
    }

    private void focus() {
        if (!form.focus()) {
            frame.focusCancel();
        }
    }

    private void enableConfirm() {
        frame.enableConfirm(form.isReady());
    }

    /** Enter in a field moves to the next empty field, if there is one. */
    private void submit() {
        if (!frame.canConfirm()) {
            form.sayWhatIsMissing();
            frame.fit();
            form.focus();
            return;
        }
        var pins = form.takePins();
        if (pins == null) {
            form.warn(words.get("pin.characters"));
            frame.fit();
            form.focus();
            return;
        }
        frame.inform();
        form.showWorking();
        chooser.allow(false);
        frame.enableConfirm(false);
        frame.setCancel(words.get("cancel"), true, false);
        frame.fit();
        form.focusMessage();
        entries.accept(new PinChangeEntry(chooser.chosen(), pins));
    }

    private void giveUp() {
        if (ended) {
            close();
        } else {
            entries.accept(new PinChangeEntry(chooser.chosen(), null));
        }
    }
}
