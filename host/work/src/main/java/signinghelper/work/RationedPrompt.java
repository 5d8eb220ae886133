package signinghelper.work;

import signinghelper.clock.MonotonicClock;
import signinghelper.prompt.CertificateQuestion;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.PinChangeQuestion;
import signinghelper.prompt.PinQuestion;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.RecipientsQuestion;
import signinghelper.prompt.TokenPin;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.session.LimitGroup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Prompt that refuses pages and desktop clients further windows when too many were closed within a minute without the
 * user's consent. The extension has the same rule; this one does not depend on the extension.
 */
public final class RationedPrompt implements Prompt {
    static final int MOST_OF_A_GROUP = 10;
    static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Prompt prompt;
    private final MonotonicClock clock;
    private final Deque<Wasted> wasted = new ArrayDeque<>();

    private record Wasted(LimitGroup group, long at) {}

    private interface Asking<T> {
        T ask() throws Refusal;
    }

    /** Asks through {@code prompt}. */
    public RationedPrompt(Prompt prompt, MonotonicClock clock) {
        this.prompt = prompt;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        prompt.prepare();
    }

    @Override
    public <T> T ask(PinQuestion question, PinAttempt<T> attempt, Cancellation cancellation) throws Refusal {
        return ration(question.asker(), () -> prompt.ask(question, attempt, cancellation));
    }

    @Override
    public CertificateQuestion.Answer ask(CertificateQuestion question, Cancellation cancellation) throws Refusal {
        return ration(question.asker(), () -> prompt.ask(question, cancellation));
    }

    @Override
    public void ask(RecipientsQuestion question, Cancellation cancellation) throws Refusal {
        ration(question.asker(), () -> {
            prompt.ask(question, cancellation);
            return true;
        });
    }

    @Override
    public void ask(PinChangeQuestion question, TokenPin pin, Cancellation cancellation) throws Refusal {
        ration(question.asker(), () -> {
            prompt.ask(question, pin, cancellation);
            return true;
        });
    }

    /** Users at a terminal and at the helper window have begun it themselves. */
    private <T> T ration(Asker asker, Asking<T> asking) throws Refusal {
        var group = asker.limitGroup().orElse(null);
        if (group == null) {
            return asking.ask();
        }
        check(group);
        try {
            return asking.ask();
        } catch (Refusal refusal) {
            waste(group);
            throw refusal;
        }
    }

    private synchronized void check(LimitGroup group) throws Refusal {
        var now = clock.nanoseconds();
        wasted.removeIf(window -> now - window.at() >= WINDOW.toNanos());
        check(List.copyOf(wasted), MOST, now);
        check(wasted.stream().filter(window -> window.group().equals(group)).toList(), MOST_OF_A_GROUP, now);
    }

    private static void check(List<Wasted> windows, int most, long now) throws Refusal {
        if (windows.size() >= most) {
            var first = windows.get(windows.size() - most);
            var left = Duration.ofNanos(first.at() + WINDOW.toNanos() - now);
            var seconds = left.plusSeconds(1).minusNanos(1).toSeconds();
            throw new Refusal(ErrorCode.BUSY, Map.of("seconds", Long.toString(seconds)));
        }
    }

    private synchronized void waste(LimitGroup group) {
        wasted.add(new Wasted(group, clock.nanoseconds()));
    }
}
