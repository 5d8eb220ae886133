package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.token.PinState;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.KeyText;
import signinghelper.window.part.MiddleElision;
import signinghelper.window.part.PlainText;
import signinghelper.window.part.Words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Window that asks for the PIN of a U-Key. Used only in the event thread; reports the user's actions through {@code
 * entries}.
 */
final class PinWindow {
    /** Chinese characters of a title in the line about progress. */
    private static final int MOST_TITLE = 16;

    private final Words words;
    private final Consumer<PinEntry> entries;
    private final KeyChooser chooser;
    private final QuestionPanel panel;
    private final PinForm form;
    private final PromptFrame frame;
    private final Asker asker;
    private final String okKey;
    private final PinSubject subject;
    private @Nullable List<OfferedKey> offeredMeanwhile;
    private boolean ended;
    private final Map<String, PinState> states = new HashMap<>();

    PinWindow(PinQuestion question, Words words, DocumentOpener opener, Consumer<PinEntry> entries) {
        this.words = words;
        this.asker = question.asker();
        this.entries = entries;
        this.okKey = question.subject().wordsKey() + ".ok";
        this.subject = question.subject();
        this.chooser = new KeyChooser(question.offered().keys(), words, this::showState);
        this.form = new PinForm(words, this::enableConfirm, this::submit, this::changePin);
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

    private void showWorking() {
        frame.inform();
        form.showWorking(words.get(subject.wordsKey() + ".working"));
        chooser.setEnabled(false);
        panel.allowChanges(false);
        frame.enableConfirm(false);
        frame.fit();
        if (form.way() == PinWay.ON_KEY) {
            form.focusMessage();
        }
    }

    /** Shows the progress over several documents; from now on closing the window means to stop. */
    void showProgress(int done, int total) {
        form.inform(words.get(
                subject.wordsKey() + ".progress",
                done,
                total,
                title(subject.titles().get(done - 1))));
        frame.setCancel(words.get("stop"), false);
        frame.fit();
    }

    /** Returns a title that leaves room for the rest of its line. */
    private String title(String title) {
        var metrics = form.getFontMetrics(form.getFont());
        return MiddleElision.of(PlainText.folded(title), metrics, metrics.charWidth('国') * MOST_TITLE);
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
        states.put(identity(key), state);
        showAllAgain();
    }

    private void showAllAgain() {
        chooser.setEnabled(true);
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
        if (!chooser.isEnabled()) {
            offeredMeanwhile = keys;
            return;
        }
        keys.forEach(key -> states.put(identity(key), key.held().token().pinState()));
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
        var state = states.getOrDefault(identity(key), key.held().token().pinState());
        panel.showHolder(key);
        form.advise(KeyText.renewal(key, words));
        var blocked = key.blocked();
        var isPulled = PluggedKeys.isPulled(key);
        if (blocked != null && (isPulled || !state.locked())) {
            form.showBlocked(words.ofBlocked(blocked));
        } else {
            form.show(state);
        }
        var way = form.way();
        var isDeadEnd = !isPulled && (blocked != null || way == null || way.isDeadEnd());
        frame.setConfirm(way == PinWay.CHANGE_FIRST ? "pin.change" : okKey);
        frame.setCancel(words.get(isDeadEnd ? "close" : "cancel"), isDeadEnd);
        frame.describeCancel(form.blockedText());
        enableConfirm();
        frame.fit();
    }

    private void focus() {
        if (!form.focus()) {
            frame.focusCancel();
        }
    }

    /** Goes on with the PIN, once the user has placed a seal. */
    private void placed() {
        enableConfirm();
        focus();
    }

    private void enableConfirm() {
        frame.enableConfirm(form.isReady() && panel.isPlaced());
    }

    private void submit() {
        if (!chooser.isEnabled()) {
            return;
        }
        if (!frame.canConfirm()) {
            sayWhatIsMissing();
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

    private void sayWhatIsMissing() {
        if (panel.isPlaced()) {
            form.sayWhatIsMissing();
        } else {
            form.warn(words.get("sign.toplace.first"));
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
        if (!chooser.isEnabled()) {
            return;
        }
        chooser.setEnabled(false);
        entries.accept(new PinEntry.Change(chooser.chosen()));
    }

    /** Shows the final text until the user closes the window, and reports no further actions. */
    void showEnd(String text) {
        ended = true;
        form.showEnd(text);
        frame.enableConfirm(false);
        frame.setCancel(words.get("close"), true);
        frame.describeCancel(text);
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

    /**
     * Returns the same identity for all keys of a U-Key, because its counter of tries belongs to the whole U-Key.
     */
    private static String identity(OfferedKey key) {
        var token = key.held().token();
        return token.driver() + "\n" + token.reference();
    }
}
