package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Remark;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.PinState;
import signinghelper.window.document.DocumentOpener;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/**
 * Conversation that asks for a PIN until it is correct or the user cancels. Runs in the command's thread.
 *
 * @param <T> result of the work that the PIN opens
 */
final class PinConversation<T> {
    /** Errors after which the user can continue in the same window, if the work has not begun. */
    private static final Set<ErrorCode> ASK_AGAIN = Set.of(
            ErrorCode.PIN_INCORRECT,
            ErrorCode.PIN_LOCKED,
            ErrorCode.PIN_LAST_TRY,
            ErrorCode.TOKEN_BUSY,
            ErrorCode.TOKEN_REMOVED);

    private final PinQuestion question;
    private final PinAttempt<T> attempt;
    private final Cancellation cancellation;
    private final Words words;
    private final PinEntries entries = new PinEntries();
    private final PinWindow window;
    private final int place;
    /** The refusal that the window has shown last. */
    private @Nullable Refusal given;

    /** Last page of the window, which the user closes; null when it closes by itself. */
    private @Nullable Runnable lastPage;

    PinConversation(
            PinQuestion question,
            PinAttempt<T> attempt,
            Cancellation cancellation,
            Words words,
            DocumentOpener opener,
            int place)
            throws Refusal {
        this.place = place;
        this.question = question;
        this.attempt = attempt;
        this.cancellation = cancellation;
        this.words = words;
        this.window = EventThread.call(() -> new PinWindow(question, words, opener, entries::add));
    }

    /** See {@link signinghelper.prompt.Prompt#ask(PinQuestion, PinAttempt, Cancellation)}. */
    T hold() throws Refusal {
        try {
            cancellation.onCancel(() ->
                    entries.add(new PinEntry.GivenUp(question.offered().keys().get(0))));
            EventThread.run(() -> window.open(place));
            return converse();
        } finally {
            end();
            entries.wipe();
        }
    }

    private void end() throws Refusal {
        var shown = lastPage;
        EventThread.run(shown == null ? window::close : shown);
    }

    private void remark(Remark said) {
        var key = switch (said) {
            case HISTORY_NOT_WRITTEN -> "remark.HISTORY_NOT_WRITTEN";
        };
        var end = new Guidance(words.get(key), words.get(key + ".reason"), List.of());
        lastPage = () -> window.showEnd(end, Verdict.WARN);
    }

    /** Keeps the window where some documents are signed and others are not: each has to be told apart. */
    private void keepPartly(int signed, Refusal why) {
        var isBatch = question.subject() instanceof PinSubject.Signing;
        if (isBatch && signed > 0 && signed < question.subject().titles().size()) {
            lastPage = () -> window.showPartly(signed, why);
        }
    }

    /** During the conversation the window receives the changes of the plugged-in U-Keys. */
    private T converse() throws Refusal {
        var watch = question.offered().changes().follow(keys -> SwingUtilities.invokeLater(() -> window.offer(keys)));
        try {
            while (true) {
                var made = answer(next());
                if (made.isPresent()) {
                    return made.get();
                }
            }
        } finally {
            watch.close();
        }
    }

    private PinEntry next() throws Refusal {
        var entry = entries.take();
        cancellation.check();
        return entry;
    }

    /** Handles an entry; empty when the user has to be asked again. */
    private Optional<T> answer(PinEntry entry) throws Refusal {
        if (entry instanceof PinEntry.GivenUp) {
            throw given != null ? given : givenUp(entry.key());
        }
        if (entry instanceof PinEntry.Change) {
            changePin(entry.key());
            return Optional.empty();
        }
        var progress = new Progress();
        try {
            var made = work(entry, progress);
            if (progress.isStopped()) {
                keepPartly(progress.place, Refusal.of(ErrorCode.CANCELLED));
            }
            return Optional.of(made);
        } catch (Refusal refusal) {
            if (progress.begun) {
                cancellation.check();
                keepPartly(progress.place - 1, refusal);
                throw refusal;
            }
            say(entry.key(), refusal);
            return Optional.empty();
        }
    }

    private T work(PinEntry entry, Progress progress) throws Refusal {
        var key = entry.key().held();
        if (entry instanceof PinEntry.Typed typed) {
            try (var pin = typed.pin()) {
                return attempt.with(key, pin, typed.consent(), progress);
            }
        }
        return attempt.onKey(key, ((PinEntry.OnKey) entry).consent(), progress);
    }

    private void say(OfferedKey key, Refusal refusal) throws Refusal {
        cancellation.check();
        if (!ASK_AGAIN.contains(refusal.code())) {
            throw refusal;
        }
        given = refusal;
        switch (refusal.code()) {
            case TOKEN_REMOVED, TOKEN_BUSY -> EventThread.run(() -> window.showRefused(refusal));
            case PIN_LAST_TRY -> showState(key, state -> window.showLastTry(key, state));
            default -> showState(key, state -> window.showWrong(key, state));
        }
    }

    private void showState(OfferedKey key, Consumer<PinState> how) throws Refusal {
        try {
            var state = attempt.pin().state(key.held().token());
            EventThread.run(() -> how.accept(state));
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.TOKEN_REMOVED) {
                throw refusal;
            }
            say(key, refusal);
        }
    }

    /** A user who cancels the change returns to the question. */
    private void changePin(OfferedKey key) throws Refusal {
        EventThread.run(window::hide);
        try {
            var change = PinChangeQuestion.within(question, key);
            new PinChangeConversation(change, attempt.pin(), cancellation, words, place).holdWithinAnother();
            given = null;
            showState(key, state -> window.showAgain(key, state, true));
        } catch (Refusal refusal) {
            cancellation.check();
            if (refusal.code() != ErrorCode.CANCELLED && !ASK_AGAIN.contains(refusal.code())) {
                throw refusal;
            }
            showState(key, state -> window.showAgain(key, state, false));
        }
    }

    /** Closing a window that could only show why a key is blocked is not a cancellation. */
    static Refusal givenUp(OfferedKey key) {
        var blocked = key.blocked();
        return blocked != null ? blocked : Refusal.of(ErrorCode.CANCELLED);
    }

    /** While the U-Key works, closing the window asks to stop after the document that is being signed. */
    private final class Progress implements WorkProgress {
        private boolean begun;
        private int place;

        @Override
        public void begin() {
            begun = true;
        }

        @Override
        public void show(int now, int total) {
            place = now;
            SwingUtilities.invokeLater(() -> window.showProgress(now, total));
        }

        @Override
        public void remark(Remark said) {
            PinConversation.this.remark(said);
        }

        @Override
        public boolean isStopped() {
            return entries.holdGivingUp();
        }

        @Override
        public void onStop(Runnable listener) {
            entries.onGivingUp(listener);
        }
    }
}
