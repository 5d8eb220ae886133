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

    public void type(String pin) {
        typed.add(Optional.of(pin));
    }

    public void closeWindow() {
        typed.add(Optional.empty());
    }

    /** Waits for the next question that the person sees. */
    public PinQuestion nextQuestion() throws InterruptedException {
        var question = questions.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("nobody asked");
        }
        return question;
    }

    public boolean wasAsked() {
        return !questions.isEmpty();
    }

    @Override
    public void prepare() {}

    @Override
    public void askPin(PinQuestion question, PinAttempt attempt, Cancellation cancellation) throws Refusal {
        cancellation.onCancel(this::closeWindow);
        questions.add(question);
        while (true) {
            var pin = take();
            cancellation.check();
            if (pin.isEmpty()) {
                throw Refusal.of(ErrorCode.CANCELLED);
            }
            if (isTaken(pin.get(), question, attempt)) {
                return;
            }
        }
    }

    private static boolean isTaken(String typed, PinQuestion question, PinAttempt attempt) throws Refusal {
        var key = question.keys().get(0);
        try (var pin = new Pin(typed.toCharArray())) {
            attempt.with(key, pin);
            return true;
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.PIN_INCORRECT) {
                throw refusal;
            }
            attempt.state(key);
            return false;
        }
    }

    private Optional<String> take() throws Refusal {
        try {
            return typed.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }
}
