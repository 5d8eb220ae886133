package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.TokenPin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Conversation that asks for the current PIN and a new one until the U-Key has accepted them. Runs in the command's
 * thread.
 */
final class PinChangeConversation {
    private final PinChangeQuestion question;
    private final TokenPin pin;
    private final Cancellation cancellation;
    private final Words words;
    private final BlockingQueue<PinChangeEntry> entries = new LinkedBlockingQueue<>();
    private final PinChangeWindow window;
    private final int place;
    /** The refusal that the window has shown last. */
    private @Nullable Refusal given;

    private boolean staysOpen;

    PinChangeConversation(PinChangeQuestion question, TokenPin pin, Cancellation cancellation, Words words, int place)
            throws Refusal {
        this.place = place;
        this.question = question;
        this.pin = pin;
        this.cancellation = cancellation;
        this.words = words;
        this.window = EventThread.call(() -> new PinChangeWindow(question, words, entries::add));
    }

    /** See {@link signinghelper.prompt.Prompt#ask(PinChangeQuestion, TokenPin, Cancellation)}. */
    void hold() throws Refusal {
        hold(() -> showEnd("change.done", Verdict.PASS));
    }

    /** Holds the conversation within another window, which then reports that the PIN is changed. */
    void holdWithinAnother() throws Refusal {
        hold(() -> {});
    }

    private interface Ending {
        void show() throws Refusal;
    }

    private void hold(Ending ending) throws Refusal {
        try {
            cancellation.onCancel(
                    () -> entries.add(new PinChangeEntry(question.tokens().get(0), null)));
            EventThread.run(() -> window.open(place));
            var done = false;
            while (!done) {
                done = isDone(EventThread.take(entries));
            }
            ending.show();
        } finally {
            if (!staysOpen) {
                EventThread.run(window::close);
            }
            entries.forEach(PinChangeConversation::wipe);
        }
    }

    private void showEnd(String key, Verdict verdict) throws Refusal {
        staysOpen = true;
        var end = new Guidance(words.get(key), words.get(key + ".reason"), List.of());
        EventThread.run(() -> window.showEnd(end, verdict));
    }

    private boolean isDone(PinChangeEntry entry) throws Refusal {
        try (var pins = entry.pins()) {
            cancellation.check();
            if (pins == null) {
                throw given != null ? given : givenUp(entry.token());
            }
            pin.change(entry.token(), pins.current(), pins.fresh(), pins.consent());
            return true;
        } catch (Refusal refusal) {
            if (entry.pins() == null) {
                throw refusal;
            }
            cancellation.check();
            say(entry.token(), refusal);
            return false;
        }
    }

    /** Closing a window that could only report a locked PIN is not a cancellation. */
    private static Refusal givenUp(TokenInfo token) {
        return Refusal.of(token.pinState().locked() ? ErrorCode.PIN_LOCKED : ErrorCode.CANCELLED);
    }

    private void say(TokenInfo token, Refusal refusal) throws Refusal {
        given = refusal;
        switch (refusal.code()) {
            case PIN_INCORRECT, PIN_LOCKED -> showState(token, state -> window.showWrong(token, state));
            case PIN_LAST_TRY -> showState(token, state -> window.showLastTry(token, state));
            case PIN_UNACCEPTABLE -> showState(token, state -> window.showUnacceptable(token, state, refusal));
            case TOKEN_REMOVED, TOKEN_BUSY -> EventThread.run(() -> window.showRefused(refusal));
            case DRIVER_TIMEOUT, DRIVER_CRASHED -> {
                showEnd("change.unsure", Verdict.WARN);
                throw refusal;
            }
            default -> throw refusal;
        }
    }

    private void showState(TokenInfo token, Consumer<PinState> how) throws Refusal {
        try {
            var state = pin.state(token);
            EventThread.run(() -> how.accept(state));
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.TOKEN_REMOVED) {
                throw refusal;
            }
            say(token, refusal);
        }
    }

    /** Typed in the moment in which the page ended the request. */
    private static void wipe(PinChangeEntry entry) {
        var pins = entry.pins();
        if (pins != null) {
            pins.close();
        }
    }
}
