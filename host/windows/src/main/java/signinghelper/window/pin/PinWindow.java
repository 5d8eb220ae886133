package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.token.PinState;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.document.WorkState;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.function.Consumer;

/**
 * Window that asks for the PIN of a U-Key. Used only in the event thread; reports the user's actions through {@code
 * entries}.
 */
final class PinWindow {
    private final Words words;
    private final Consumer<PinEntry> entries;
    private final KeyChooser chooser;
    private final QuestionPanel panel;
    private final PinForm form;
    private final PromptFrame frame;
    private final Asker asker;
    private final PinSubject subject;
    private @Nullable List<OfferedKey> offeredMeanwhile;
    private boolean ended;
    private boolean isWorking;
    private final PinStates states = new PinStates();

    PinWindow(PinQuestion question, Words words, DocumentOpener opener, Consumer<PinEntry> entries) {
        this.words = words;
        this.asker = question.asker();
        this.entries = entries;
        this.subject = question.subject();
        this.chooser = new KeyChooser(question.offered().keys(), words, this::showState);
        this.form = new PinForm(words, this::enableConfirm, this::submit, this::changePin, this::fit);
        this.panel = new QuestionPanel(question, words, chooser, opener, this::placed);
        this.frame = new PromptFrame(
                words, question.subject().wordsKey(), panel, form, form::showArming, this::submit, this::giveUp);
    }

    void open(int place) {
        showState(chooser.chosen());
        frame.open(asker, place);
        focus();
    }

    void close() {
        form.wipe();
        frame.close();
    }

    private void fit() {
        frame.fit();
    }

    private void showWorking() {
        isWorking = true;
        frame.inform();
        form.showWorking(words.get(form.way() == PinWay.ON_KEY ? "onkey.working" : subject.wordsKey() + ".working"));
        panel.allowChanges(false);
        frame.enableConfirm(false);
        frame.setCancel(words.get("cancel"), true, false);
        frame.fit();
        form.focusMessage();
    }

    /** Shows the progress over several documents; from now on closing the window means to stop. */
    void showProgress(int place, int total) {
        form.showProgress(
                words.get(subject.wordsKey() + ".progress", place, total),
                place - 1,
                total,
                subject.titles().get(place - 1));
        panel.showProgress(place - 1, WorkState.WORKING, WorkState.WAITING);
        frame.setCancel(words.get("stop"), true, false);
        frame.fit();
    }

    /** Shows that {@code signed} documents are signed and the others are not, until the user closes the window. */
    void showPartly(int signed, Refusal why) {
        panel.showProgress(signed, WorkState.NOT_DONE, WorkState.NOT_DONE);
        var end = new BatchEnd(subject.titles(), signed, why);
        showEnd(end.said(words), Verdict.WARN);
        form.offerCopy(words.get("sign.result.copy"), end.listed(words));
        frame.fit();
    }

    /** Shows that the PIN was wrong, and the {@code state} that the U-Key reports now. */
    void showWrong(OfferedKey key, PinState state) {
        askAgain(key, state);
        if (!state.locked() && !PluggedKeys.isPulled(chooser.chosen())) {
            form.showWrong(state);
        }
        comeBack();
    }

    /** Asks for the last try. No PIN was presented: another program has used all tries but one. */
    void showLastTry(OfferedKey key, PinState state) {
        askAgain(key, state);
        if (state.lastTry() && !PluggedKeys.isPulled(chooser.chosen())) {
            form.warn(words.get("last.elsewhere"));
        }
        comeBack();
    }

    /** Shows {@code why} no PIN was presented. */
    void showRefused(Refusal why) {
        showAllAgain();
        if (!PluggedKeys.isPulled(chooser.chosen())) {
            form.warn(words.ofRefused(why));
        }
        comeBack();
    }

    /** Hides the window until {@link #showAgain}, while the PIN is changed in another window. */
    void hide() {
        form.wipe();
        frame.hide();
    }

    /**
     * Shows the form again after the PIN may have been changed.
     *
     * @param state that the U-Key reports now
     */
    void showAgain(OfferedKey key, PinState state, boolean changed) {
        askAgain(key, state);
        if (changed) {
            form.inform(words.get("pin.changed"));
        }
        comeBack();
    }

    private void askAgain(OfferedKey key, PinState state) {
        states.put(key, state);
        showAllAgain();
    }

    private void showAllAgain() {
        isWorking = false;
        panel.allowChanges(true);
        if (offeredMeanwhile != null) {
            chooser.offer(offeredMeanwhile);
            offeredMeanwhile = null;
        }
        showState(chooser.chosen());
    }

    private void comeBack() {
        frame.ask();
        frame.show();
        frame.fit();
        focus();
    }

    /** Shows the keys after U-Keys were plugged in or pulled out. A working U-Key reports its own removal. */
    void offer(List<OfferedKey> keys) {
        if (isWorking) {
            offeredMeanwhile = keys;
            return;
        }
        keys.forEach(key -> states.put(key, key.held().token().pinState()));
        var wasPulled = PluggedKeys.isPulled(chooser.chosen());
        chooser.offer(keys);
        var isPulled = PluggedKeys.isPulled(chooser.chosen());
        if (wasPulled != isPulled) {
            form.wipe();
            showState(chooser.chosen());
            if (isPulled) {
                form.focusMessage();
            } else {
                focus();
            }
        }
        frame.fit();
    }

    private void showState(OfferedKey key) {
        var state = states.of(key);
        panel.show(key);
        form.setPlaced(panel.isPlaced());
        form.introduce(panel.spoken());
        var blocked = key.blocked();
        var isPulled = PluggedKeys.isPulled(key);
        if (blocked != null && (isPulled || !state.locked())) {
            form.showBlocked(words.ofBlocked(blocked), isPulled ? Verdict.SKIPPED : Verdict.FAIL);
        } else {
            form.show(state);
        }
        var way = form.way();
        var isDeadEnd = !isPulled && (blocked != null || way == null || way.isDeadEnd());
        frame.setTitle(words.get(isPulled ? "pulled.title" : subject.wordsKey() + ".title"));
        if (way == PinWay.CHANGE_FIRST) {
            frame.setConfirm(words.get("pin.change"), "pin.change");
        } else {
            frame.setConfirm(confirming(), subject.wordsKey() + ".ok");
        }
        frame.setCancel(words.get(isDeadEnd ? "close" : "cancel"), isDeadEnd || isPulled, isDeadEnd);
        frame.describeCancel((panel.spoken() + "\n" + form.blockedText()).trim());
        enableConfirm();
        frame.fit();
    }

    private String confirming() {
        var count = subject.titles().size();
        return subject instanceof PinSubject.Signing && count > 1
                ? words.get("sign.ok.count", count)
                : words.get(subject.wordsKey() + ".ok");
    }

    private void focus() {
        if (!panel.focusStep() && !form.focus()) {
            frame.focusCancel();
        }
    }

    /** Goes on with the PIN, once the user has placed a seal. */
    private void placed() {
        form.setPlaced(panel.isPlaced());
        enableConfirm();
        focus();
    }

    private void enableConfirm() {
        frame.enableConfirm(form.isReady());
    }

    private void submit() {
        if (isWorking) {
            return;
        }
        if (!frame.canConfirm()) {
            form.sayWhatIsMissing();
            frame.fit();
            return;
        }
        var key = chooser.chosen();
        if (form.way() == PinWay.CHANGE_FIRST) {
            changePin();
        } else if (form.way() == PinWay.ON_KEY) {
            showWorking();
            entries.accept(new PinEntry.OnKey(key, form.consent()));
        } else {
            submitTyped(key);
        }
    }

    private void submitTyped(OfferedKey key) {
        var pin = form.takePin();
        if (pin == null) {
            form.warn(words.get("pin.characters"));
            frame.fit();
        } else {
            showWorking();
            entries.accept(new PinEntry.Typed(key, pin, form.consent()));
        }
    }

    /** Acts once, even if Enter is pressed several times before the other window opens. */
    private void changePin() {
        if (isWorking) {
            return;
        }
        isWorking = true;
        entries.accept(new PinEntry.Change(chooser.chosen()));
    }

    /** Shows the final text until the user closes the window, and reports no further actions. */
    void showEnd(Guidance end, Verdict verdict) {
        ended = true;
        form.showBlocked(end, verdict);
        frame.enableConfirm(false);
        frame.setCancel(words.get("close"), true, true);
        frame.describeCancel(form.blockedText());
        frame.inform();
        frame.fit();
        frame.focusCancel();
    }

    private void giveUp() {
        if (ended) {
            close();
        } else {
            entries.accept(new PinEntry.GivenUp(chooser.chosen()));
        }
    }
}
