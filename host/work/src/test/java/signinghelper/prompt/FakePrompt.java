package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A user without a screen: the typed text can be set before or after the question is asked. */
public final class FakePrompt implements Prompt {
    private static final long DEADLINE_SECONDS = 30;
    private static final String ON_KEY = "";

    private final BlockingQueue<PinQuestion> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<CertificateQuestion> certificateQuestions = new LinkedBlockingQueue<>();
    private final BlockingQueue<RecipientsQuestion> recipientsQuestions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> agreements = new LinkedBlockingQueue<>();
    private final BlockingQueue<Choice> choices = new LinkedBlockingQueue<>();
    private final BlockingQueue<PinChangeQuestion> changeQuestions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Change>> changes = new LinkedBlockingQueue<>();
    private volatile Consumer<PinQuestion> beforePin = question -> {};
    private final List<Remark> remarks = new CopyOnWriteArrayList<>();
    private volatile @Nullable Runnable onStop;
    private volatile int stopAfter = Integer.MAX_VALUE;
    private volatile int taken;

    /** A click in the window for certificates. */
    private record Choice(int index, boolean remember) {}

    /** Text typed in the window for a change. */
    private record Change(String current, String fresh) {}

    public void type(String pin) {
        typed.add(Optional.of(pin));
    }

    /** Chooses the key in this place for each PIN. */
    public void take(int place) {
        taken = place;
    }

    /** Acts in the window before each PIN. */
    public void beforePin(Consumer<PinQuestion> act) {
        beforePin = act;
    }

    public void closeWindow() {
        typed.add(Optional.empty());
        Optional.ofNullable(onStop).ifPresent(Runnable::run);
    }

    /** Acts as a user who is ready to enter the PIN on the U-Key. */
    public void enterOnKey() {
        typed.add(Optional.of(ON_KEY));
    }

    public void change(String current, String fresh) {
        changes.add(Optional.of(new Change(current, fresh)));
    }

    public void closeChangeWindow() {
        changes.add(Optional.empty());
    }

    /** Chooses the certificate in this place. */
    public void choose(int index, boolean remember) {
        choices.add(new Choice(index, remember));
    }

    /** Stops every work that has shown this many steps. */
    public void stopAfter(int steps) {
        stopAfter = steps;
    }

    /** Returns the remarks that windows have stayed open with. */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Waits for the next question that the user sees. */
    public PinQuestion nextQuestion() throws InterruptedException {
        return next(questions);
    }

    /** Waits for the next question about certificates. */
    public CertificateQuestion nextCertificateQuestion() throws InterruptedException {
        return next(certificateQuestions);
    }

    private static <T> T next(BlockingQueue<T> questions) throws InterruptedException {
        var question = questions.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("nobody asked");
        }
        return question;
    }

    /** Agrees to recipients, or closes the window that shows them. */
    public void agree(boolean isAgreed) {
        agreements.add(isAgreed);
    }

    /** Waits for the next question about recipients. */
    public RecipientsQuestion nextRecipientsQuestion() throws InterruptedException {
        return next(recipientsQuestions);
    }

    /** Waits for the next question about changing a PIN. */
    public PinChangeQuestion nextChangeQuestion() throws InterruptedException {
        return next(changeQuestions);
    }

    public boolean wasAsked() {
        return Stream.of(questions, certificateQuestions, recipientsQuestions, changeQuestions)
                .anyMatch(asked -> !asked.isEmpty());
    }

    @Override
    public void prepare() {}

    @Override
    public <T> T ask(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal {
        // A task may be ended long after its window was closed.
        var isOpen = new AtomicBoolean(true);
        cancellation.onCancel(() -> {
            if (isOpen.get()) {
                closeWindow();
            }
        });
        questions.add(question);
        try {
            return answered(question, attempt, cancellation);
        } finally {
            isOpen.set(false);
        }
    }

    private <T> T answered(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal {
        while (true) {
            var pin = take(typed);
            cancellation.check();
            refuseIfBlocked(question.offered().keys().get(0));
            if (pin.isEmpty()) {
                throw Refusal.of(ErrorCode.CANCELLED);
            }
            beforePin.accept(question);
            try {
                var made = made(pin.get(), question, attempt);
                if (made.isPresent()) {
                    return made.get();
                }
            } catch (Refusal refusal) {
                cancellation.check();
                throw refusal;
            }
        }
    }

    @Override
    public CertificateQuestion.Answer ask(CertificateQuestion question, Cancellation cancellation) throws Refusal {
        certificateQuestions.add(question);
        var choice = take(choices);
        cancellation.check();
        var key = question.offered().keys().get(choice.index());
        refuseIfBlocked(key);
        return new CertificateQuestion.Answer(key, choice.remember());
    }

    @Override
    public void ask(RecipientsQuestion question, Cancellation cancellation) throws Refusal {
        cancellation.onCancel(() -> agree(false));
        recipientsQuestions.add(question);
        var isAgreed = take(agreements);
        cancellation.check();
        if (!isAgreed) {
            throw Refusal.of(ErrorCode.CANCELLED);
        }
    }

    @Override
    public void ask(PinChangeQuestion question, TokenPin pin, Cancellation cancellation) throws Refusal {
        cancellation.onCancel(this::closeChangeWindow);
        changeQuestions.add(question);
        var token = question.tokens().get(0);
        while (true) {
            var entered = take(changes);
            cancellation.check();
            if (entered.isEmpty()) {
                throw Refusal.of(ErrorCode.CANCELLED);
            }
            try (var current = new Pin(entered.get().current().toCharArray());
                    var fresh = new Pin(entered.get().fresh().toCharArray())) {
                pin.change(token, current, fresh, LastTryConsent.NONE);
                return;
            } catch (Refusal refusal) {
                if (refusal.code() != ErrorCode.PIN_INCORRECT) {
                    throw refusal;
                }
                pin.state(token);
            }
        }
    }

    /** Refuses when the key is blocked: such a window has nothing to confirm and can only be closed. */
    private static void refuseIfBlocked(OfferedKey key) throws Refusal {
        var blocked = key.blocked();
        if (blocked != null) {
            throw blocked;
        }
    }

    /** Empty where the PIN is wrong. */
    private <T> Optional<T> made(String typed, PinQuestion question, PinAttempt<T> attempt) throws Refusal {
        var key = question.offered().keys().get(taken).held();
        var steps = new Steps();
        if (typed.equals(ON_KEY)) {
            return Optional.of(attempt.onKey(key, LastTryConsent.NONE, steps));
        }
        try (var pin = new Pin(typed.toCharArray())) {
            return Optional.of(attempt.with(key, pin, LastTryConsent.NONE, steps));
        } catch (Refusal refusal) {
            if (steps.begun || refusal.code() != ErrorCode.PIN_INCORRECT) {
                throw refusal;
            }
            attempt.pin().state(key.token());
            return Optional.empty();
        }
    }

    private static <T> T take(BlockingQueue<T> answers) throws Refusal {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    private final class Steps implements WorkProgress {
        private int shown;
        private boolean begun;

        @Override
        public void begin() {
            begun = true;
        }

        @Override
        public void onStop(Runnable listener) {
            onStop = listener;
        }

        @Override
        public void remark(Remark remark) {
            remarks.add(remark);
        }

        @Override
        public void show(int done, int total) {
            shown = done;
        }

        @Override
        public boolean isStopped() {
            return shown >= stopAfter;
        }
    }
}
