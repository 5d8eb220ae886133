package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinQuestion;
import signinghelper.token.Pin;
import signinghelper.token.PinState;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks for the PIN of a U-Key. Lives in the event thread; tells what the person did through {@code entries}. */
final class PinWindow {
    private final Words words;
    private final Consumer<PinEntry> entries;
    private final KeyChooser chooser;
    private final PinForm form;
    private final PromptFrame frame;
    private @Nullable List<OfferedKey> offeredMeanwhile;
    private final Map<String, PinState> states = new HashMap<>();

    PinWindow(PinQuestion question, Words words, DocumentOpener opener, Consumer<PinEntry> entries) {
        this.words = words;
        this.entries = entries;
        this.chooser = new KeyChooser(question.keys(), words, this::showState);
        this.form = new PinForm(words, this::enableConfirm, this::submit);
        this.frame = new PromptFrame(
                words,
                question.subject().wordsKey(),
                new QuestionPanel(question, words, chooser, opener),
                form,
                this::submit,
                this::giveUp);
        question.keys()
                .forEach(key -> states.put(identity(key), key.held().token().pinState()));
    }

    void open() {
        showState(chooser.chosen());
        frame.open();
        focus();
    }

    void close() {
        form.wipe();
        frame.close();
    }

    private void showWorking() {
        form.showWorking();
        chooser.setEnabled(false);
        frame.enableConfirm(false);
        frame.fit();
    }

    /** Of several documents; from now on closing the window means to stop. */
    void showProgress(int done, int total) {
        form.showProgress(done, total);
        frame.setCancel(words.get("stop"), false);
    }

    /** The PIN was wrong; {@code state} is what the U-Key says now. */
    void showWrong(OfferedKey key, PinState state) {
        states.put(identity(key), state);
        chooser.setEnabled(true);
        if (offeredMeanwhile != null) {
            chooser.offer(offeredMeanwhile);
            offeredMeanwhile = null;
        }
        showState(chooser.chosen());
        if (!state.locked() && !PluggedKeys.isPulled(chooser.chosen())) {
            form.showWrong(state);
        }
        frame.fit();
        frame.toFront();
        focus();
    }

    /** U-Keys were plugged in or pulled. While one works, it is left to say itself that it is gone. */
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
        var blocked = key.blocked();
        var isPulled = PluggedKeys.isPulled(key);
        if (blocked != null && (isPulled || !state.locked())) {
            form.showBlocked(words.ofBlocked(blocked));
        } else {
            form.show(state);
        }
        var isDeadEnd = !isPulled && (blocked != null || state.locked());
        frame.setCancel(words.get(isDeadEnd ? "close" : "cancel"), isDeadEnd);
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

    private void submit() {
        if (!frame.canConfirm()) {
            return;
        }
        var typed = form.takePin();
        if (Pin.isAcceptable(typed)) {
            showWorking();
            entries.accept(new PinEntry(chooser.chosen(), new Pin(typed)));
        } else {
            Arrays.fill(typed, '\0');
            form.showUnacceptable();
            frame.fit();
        }
    }

    private void giveUp() {
        entries.accept(new PinEntry(chooser.chosen(), null));
    }

    /** One counter for a whole U-Key, whichever of its keys is chosen. */
    private static String identity(OfferedKey key) {
        var token = key.held().token();
        return token.driver() + "\n" + token.reference();
    }
}
