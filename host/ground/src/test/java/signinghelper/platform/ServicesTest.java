package signinghelper.platform;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesTest {
    private final AtomicInteger questions = new AtomicInteger();

    private Optional<Services.State> stateAfter(int failures) {
        return Services.patient(name -> {
                    if (questions.incrementAndGet() <= failures) {
                        throw new IllegalStateException("error 6");
                    }
                    return Optional.of(Services.State.RUNNING);
                })
                .state("SCardSvr");
    }

    @Test
    void oneFailureIsAskedAbout() {
        assertThat(stateAfter(1)).contains(Services.State.RUNNING);
        assertThat(questions).hasValue(2);
    }

    @Test
    void twoFailuresAreUnknown() {
        assertThat(stateAfter(2)).contains(Services.State.UNKNOWN);
        assertThat(questions).hasValue(2);
    }

    @Test
    void anAnswerIsNotAskedForAgain() {
        assertThat(stateAfter(0)).contains(Services.State.RUNNING);
        assertThat(questions).hasValue(1);
    }

    @Test
    void aServiceThatIsNotThereIsNoFailure() {
        assertThat(Services.patient(name -> Optional.empty()).state("none")).isEmpty();
    }
}
