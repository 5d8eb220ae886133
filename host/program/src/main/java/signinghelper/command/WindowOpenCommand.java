package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.MonotonicClock;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.HelperWindow;
import signinghelper.work.Task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Command that opens the helper window, which then belongs to the user alone: the asking page learns nothing about it.
 */
public final class WindowOpenCommand implements Command<WindowOpenCommand.Arguments, Map<String, String>> {
    /** Minimum time between two openings: a page must not keep bringing a window to the front. */
    static final Duration BETWEEN = Duration.ofSeconds(10);

    /**
     * Arguments of a page.
     *
     * @param about code of the error that its user has just seen; null when left out
     */
    public record Arguments(@Nullable ErrorCode about) {}

    private final HelperWindow window;
    private final MonotonicClock clock;
    private Optional<Long> last = Optional.empty();

    public WindowOpenCommand(HelperWindow window, MonotonicClock clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public Method method() {
        return Method.WINDOW_OPEN;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Map<String, String> run(Arguments arguments, Session session, Task task) throws Refusal {
        task.check();
        limit();
        window.open(session.language(), arguments.about());
        return Map.of();
    }

    /** Enforces the limit over all sessions together. */
    private synchronized void limit() throws Refusal {
        var now = clock.nanoseconds();
        if (last.isPresent() && now - last.get() < BETWEEN.toNanos()) {
            throw new Refusal(ErrorCode.BUSY, Map.of("window", "OPENED"));
        }
        last = Optional.of(now);
    }
}
