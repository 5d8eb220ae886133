package signinghelper.window.helper;

import org.junit.jupiter.api.Test;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.window.part.Background;
import signinghelper.work.Task;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class RehearsalRunTest {
    private final HelperState state = new HelperState(List.of(), List.of(), false, () -> {});

    /** Runs it to its end. */
    private RehearsalState after(RehearsalRun.Rehearsal rehearsal) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var run = new RehearsalRun(
                state,
                new Background("test rehearsal"),
                change -> {
                    change.run();
                    ended.countDown();
                },
                () -> {});
        run.begin(rehearsal, new Task(new Asker.HelperWindow(), Language.CHINESE, new Cancellation(), news -> {}));
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        return state.rehearsal();
    }

    @Test
    void aFailureOfTheProgramEndsItAndIsSaid() throws Exception {
        var failed = after(task -> {
            throw new IllegalStateException("test");
        });

        assertThat(failed.isRunning()).isFalse();
        assertThat(failed.refused()).extracting(Refusal::code).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void anErrorOfTheMachineEndsItToo() throws Exception {
        var failed = after(task -> {
            throw new LinkageError("test");
        });

        assertThat(failed.isRunning()).isFalse();
        assertThat(failed.refused()).extracting(Refusal::code).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void aRefusalIsSaidUnlessTheUserHasGivenUp() throws Exception {
        var refused = after(task -> {
            throw Refusal.of(ErrorCode.FILE_ABSENT);
        });
        assertThat(refused.refused()).extracting(Refusal::code).isEqualTo(ErrorCode.FILE_ABSENT);

        var givenUp = after(task -> {
            throw Refusal.of(ErrorCode.CANCELLED);
        });
        assertThat(givenUp).isEqualTo(RehearsalState.NONE);
    }
}
