package signinghelper.prompt;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.token.Pin;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A person without a screen: what will be typed can be told before or after the question is asked. */
public final class FakePrompt implements Prompt {
    private static final long DEADLINE_SECONDS = 30;

    private final BlockingQueue<PinQuestion> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private final BlockingQueue<CertificateQuestion> certificateQuestions = new LinkedBlockingQueue<>();
    private final BlockingQueue<Choice> choices = new LinkedBlockingQueue<>();
    private volatile int stopAfter = Integer.MAX_VALUE;

    /** A click in the window for certificates. */
    private record Choice(int index, boolean remember) {}

    public void type(String pin) {
        typed.add(Optional.of(pin));
    }

    public void closeWindow() {
        typed.add(Optional.empty());
    }

    /** Takes the certificate in this place. */
    public void choose(int index, boolean remember) {
        choices.add(new Choice(index, remember));
    }

    /** Stops every work that has shown this many steps. */
    public void stopAfter(int steps) {
        stopAfter = steps;
    }

    /** Waits for the next question that the person sees. */
    public PinQuestion nextQuestion() throws InterruptedException {
        return next(questions);
    }

    /** The same for certificates. */
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

    public boolean wasAsked() {
        return !questions.isEmpty() || !certificateQuestions.isEmpty();
    }

    @Override
    public void prepare() {}

    @Override
    public void askPin(PinQuestion question, PinAttempt attempt, Cancellation cancellation) throws Refusal {
        cancellation.onCancel(this::closeWindow);
        questions.add(question);
        while (true) {
            var pin = take(typed);
            cancellation.check();
            refuseIfBlocked(question.keys().get(0));
            if (pin.isEmpty()) {
                throw Refusal.of(ErrorCode.CANCELLED);
            }
            if (isTaken(pin.get(), question, attempt)) {
                return;
            }
        }
    }

    @Override
    public CertificateQuestion.Answer chooseCertificate(CertificateQuestion question, Cancellation cancellation)
            throws Refusal {
        certificateQuestions.add(question);
        var choice = take(choices);
        cancellation.check();
        var key = question.keys().get(choice.index());
        refuseIfBlocked(key);
        return new CertificateQuestion.Answer(key, choice.remember());
    }

    /** Such a window has nothing to confirm and can only be closed. */
    private static void refuseIfBlocked(OfferedKey key) throws Refusal {
        var blocked = key.blocked();
        if (blocked != null) {
            throw blocked;
        }
    }

    private boolean isTaken(String typed, PinQuestion question, PinAttempt attempt) throws Refusal {
        var key = question.keys().get(0).held();
        try (var pin = new Pin(typed.toCharArray())) {
            attempt.with(key, pin, new Steps());
            return true;
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.PIN_INCORRECT) {
                throw refusal;
            }
            attempt.state(key);
            return false;
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
