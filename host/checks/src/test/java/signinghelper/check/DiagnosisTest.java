package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class DiagnosisTest {
    private final List<Finding> heard = new ArrayList<>();

    private interface Look {
        List<Finding> look() throws InterruptedException;
    }

    private record FixedCheck(String id, Duration limit, Look body) implements Check {
        @Override
        public List<Finding> look(Circumstances circumstances) throws InterruptedException {
            return body.look();
        }
    }

    private static Check passing(String id) {
        return new FixedCheck(id, Check.LOCAL, () -> List.of(Finding.pass(id)));
    }

    private static Check shortLived(String id, Look body) {
        return new FixedCheck(id, Duration.ofMillis(100), body);
    }

    private List<Finding> run(Check... checks) throws Refusal {
        return new Diagnosis(List.of(checks)).run(Circumstances.NONE, heard::add, new Cancellation());
    }

    @Test
    void findingsComeAsTheyAreThereAndAreListedInTheOrderOfTheChecks() throws Exception {
        var second = new CountDownLatch(1);
        var first = new FixedCheck("first", Check.LOCAL, () -> {
            second.await();
            return List.of(Finding.pass("first"));
        });
        var diagnosis = new Diagnosis(List.of(first, passing("second")));

        var findings = diagnosis.run(
                Circumstances.NONE,
                finding -> {
                    heard.add(finding);
                    second.countDown();
                },
                new Cancellation());

        assertThat(heard).extracting(Finding::check).containsExactly("second", "first");
        assertThat(findings).extracting(Finding::check).containsExactly("first", "second");
    }

    @Test
    void aCheckThatIsNotDoneInTimeIsUnknownAndInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        var slow = shortLived("slow", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return List.of();
        });

        assertThat(run(slow, passing("other")))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.PASS);
        assertThat(heard).extracting(Finding::code).containsExactly(null, ErrorCode.CHECK_TIMEOUT);
        interrupted.await();
    }

    @Test
    void oneThatDoesNotCareIsLeftToItselfAndNotHeardAnyMore() throws Exception {
        var end = new CountDownLatch(1);
        var deaf = shortLived("deaf", () -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // It does not care.
                }
            }
            return List.of(Finding.pass("deaf"));
        });

        var findings = run(deaf, new FixedCheck("last", Check.LOCAL, () -> {
            return List.of(Finding.pass("last"));
        }));
        end.countDown();

        assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.CHECK_TIMEOUT, null);
        assertThat(heard).hasSize(2);
    }

    @Test
    void noCheckHasLongerThanTheWhole() throws Exception {
        var whole = Duration.ofMillis(300);
        var endless = new FixedCheck("endless", Duration.ofDays(1), () -> {
            new CountDownLatch(1).await();
            return List.of();
        });

        var before = System.nanoTime();
        var findings = new Diagnosis(List.of(endless), whole).run(Circumstances.NONE, heard::add, new Cancellation());

        assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.CHECK_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(whole);
    }

    @Test
    void oneThatFailsIsUnknownAndHarmsNoOther() throws Exception {
        var failing = new FixedCheck("failing", Check.LOCAL, () -> {
            throw new IllegalStateException("fault");
        });
        var broken = new FixedCheck("broken", Check.LOCAL, () -> {
            throw new NoClassDefFoundError("fault");
        });
        var silent = new FixedCheck("silent", Check.LOCAL, List::of);

        assertThat(run(failing, broken, silent, passing("other")))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.CHECK_FAILED, ErrorCode.CHECK_FAILED, ErrorCode.CHECK_FAILED, null);
    }

    @Test
    void onlyThoseThatAreAskedForLook() throws Exception {
        var diagnosis = new Diagnosis(List.of(passing("a"), passing("b"), passing("c")));

        assertThat(diagnosis.run(Circumstances.NONE, Set.of("c", "a"), heard::add, new Cancellation()))
                .extracting(Finding::check)
                .containsExactly("a", "c");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> diagnosis.run(Circumstances.NONE, Set.of("d"), heard::add, new Cancellation()))
                        .code())
                .isEqualTo(ErrorCode.REQUEST_MALFORMED);
    }

    @Test
    void whoeverAskedCanEndIt() {
        var cancellation = new Cancellation();
        var waiting = new FixedCheck("waiting", Check.NETWORK, () -> {
            cancellation.cancel(ErrorCode.ABORTED);
            new CountDownLatch(1).await();
            return List.of();
        });

        var refusal = catchThrowableOfType(
                Refusal.class, () -> new Diagnosis(List.of(waiting)).run(Circumstances.NONE, heard::add, cancellation));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ABORTED);
        assertThat(heard).isEmpty();
    }

    @Test
    void twoChecksOfOneIdAreAMistake() {
        assertThatThrownBy(() -> new Diagnosis(List.of(passing("a"), passing("a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorstVerdictCounts() {
        assertThat(Diagnosis.worst(List.of())).isEqualTo(Verdict.SKIPPED);
        assertThat(Diagnosis.worst(List.of(
                        Finding.of("a", Verdict.WARN, ErrorCode.CLOCK_WRONG),
                        Finding.of("b", Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED),
                        Finding.pass("c"))))
                .isEqualTo(Verdict.WARN);
    }
}
