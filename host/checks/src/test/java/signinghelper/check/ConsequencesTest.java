package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ConsequencesTest {

    /** Reports {@code finding} once {@code after} has been opened. */
    private record Reporting(Finding finding, CountDownLatch after) implements Check {
        @Override
        public String id() {
            return finding.check();
        }

        @Override
        public List<Finding> look(Circumstances circumstances) throws InterruptedException {
            after.await();
            return List.of(finding);
        }
    }

    private static List<Finding> run(Finding... findings) throws Refusal {
        var open = new CountDownLatch(0);
        var checks = List.of(findings).stream()
                .map(finding -> (Check) new Reporting(finding, open))
                .toList();
        return new Diagnosis(checks).run(Circumstances.NONE, finding -> {}, new Cancellation());
    }

    private static Finding of(String check, Verdict verdict, ErrorCode code) {
        return Finding.of(check, verdict, code).with(Map.of("driver", "hbca"));
    }

    @Test
    void aMissingDriverIsToldOnce() throws Exception {
        var found = run(
                of("token-service", Verdict.FAIL, ErrorCode.DRIVER_MISSING),
                of("token-hardware", Verdict.FAIL, ErrorCode.DRIVER_NOT_INSTALLED),
                of("token-present", Verdict.FAIL, ErrorCode.TOKEN_UNLISTED));

        assertThat(found).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED, Verdict.FAIL, Verdict.SKIPPED);
        assertThat(found)
                .extracting(Finding::toldBy)
                .containsExactly(Optional.of("token-hardware"), Optional.empty(), Optional.of("token-hardware"));
    }

    /** No hardware is seen, so that the driver's absence is the first that is known. */
    @Test
    void aUKeyThatNoDriverCouldShowIsNotMissed() throws Exception {
        var found = run(
                of("token-service", Verdict.FAIL, ErrorCode.DRIVER_MISSING),
                Finding.skipped("token-hardware"),
                of("token-present", Verdict.FAIL, ErrorCode.TOKEN_ABSENT));

        assertThat(found.get(2).toldBy()).contains("token-service");
    }

    /** The check in the middle follows from the first one itself. */
    @Test
    void theFirstCauseIsNamed() throws Exception {
        var found = run(
                of("portal", Verdict.FAIL, ErrorCode.PORTAL_UNREACHABLE),
                of("clock", Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED),
                of("certificate-validity", Verdict.UNKNOWN, ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN));

        assertThat(found.get(1).toldBy()).contains("portal");
        assertThat(found.get(2).toldBy()).contains("portal");
    }

    @ParameterizedTest
    @CsvSource({
        "token-service, WARN, DRIVER_UNTRUSTED, token-hardware, FAIL, DRIVER_UNTRUSTED",
        "token-service, FAIL, DRIVER_BLOCKED, token-hardware, FAIL, DRIVER_UNTRUSTED",
        "portal, FAIL, PORTAL_UNREACHABLE, enrolment, UNKNOWN, PROXY_LOGIN_REQUIRED",
        "token-service, FAIL, DRIVER_REMOVED, token-present, FAIL, TOKEN_ABSENT"
    })
    void whatIsGraverOrHasAnotherReasonStays(
            String first, Verdict firstVerdict, ErrorCode firstCode, String check, Verdict verdict, ErrorCode code)
            throws Exception {
        var found = run(of(first, firstVerdict, firstCode), of(check, verdict, code));

        assertThat(found.get(1).code()).isEqualTo(code);
    }

    @Test
    void aFailureOfAnotherLibraryIsToldToo() throws Exception {
        var found = run(
                of("token-service", Verdict.FAIL, ErrorCode.DRIVER_BLOCKED),
                Finding.of("token-hardware", Verdict.FAIL, ErrorCode.DRIVER_BLOCKED)
                        .with(Map.of("driver", "other")));

        assertThat(found.get(1).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** A problem that vanished again would have frightened somebody. */
    @Test
    void aConsequenceIsHeardAfterItsCauseAlone() throws Exception {
        var causeMayReport = new CountDownLatch(1);
        var heard = new ArrayList<String>();
        var checks = List.<Check>of(
                new Reporting(of("portal", Verdict.FAIL, ErrorCode.PORTAL_UNREACHABLE), causeMayReport),
                new Reporting(of("clock", Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED), new CountDownLatch(0)),
                new Reporting(Finding.pass("host"), new CountDownLatch(0)));

        new Diagnosis(checks)
                .run(
                        Circumstances.NONE,
                        finding -> {
                            heard.add(finding.check());
                            causeMayReport.countDown();
                        },
                        new Cancellation());

        assertThat(heard).containsExactly("host", "portal", "clock");
    }

    /** Else the check in the middle would be named where the first cause reports last. */
    @Test
    void theCauseOfACauseIsWaitedForToo() {
        var uncertain = of("certificate-validity", Verdict.UNKNOWN, ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN);

        assertThat(Consequences.awaitedBy(List.of(uncertain))).containsExactlyInAnyOrder("clock", "portal");
    }

    @Test
    void withoutTheCausesCheckAFindingStays() throws Exception {
        var checks = List.<Check>of(
                new Reporting(of("portal", Verdict.FAIL, ErrorCode.PORTAL_UNREACHABLE), new CountDownLatch(0)),
                new Reporting(of("clock", Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED), new CountDownLatch(0)));

        var found = new Diagnosis(checks).run(Circumstances.NONE, Set.of("clock"), finding -> {}, new Cancellation());

        assertThat(found).extracting(Finding::code).containsExactly(ErrorCode.CLOCK_UNVERIFIED);
    }
}
