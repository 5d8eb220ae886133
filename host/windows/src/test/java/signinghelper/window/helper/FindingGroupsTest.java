package signinghelper.window.helper;

import org.junit.jupiter.api.Test;
import signinghelper.check.Check;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class FindingGroupsTest {
    private static final List<String> CHECKS =
            List.of("clock", "token-service", "token-hardware", "token-present", "restart");

    private record Reporting(String id, List<Finding> look) implements Check {
        @Override
        public List<Finding> look(Circumstances circumstances) {
            return look;
        }
    }

    /** Groups the findings as a diagnosis gives them. */
    private static FindingGroups groups(Finding... findings) throws Refusal {
        var checks = Stream.of(findings)
                .map(Finding::check)
                .distinct()
                .map(id -> (Check) new Reporting(
                        id,
                        Stream.of(findings)
                                .filter(finding -> finding.check().equals(id))
                                .toList()))
                .toList();
        var found = new Diagnosis(checks).run(Circumstances.NONE, finding -> {}, new Cancellation());
        return FindingGroups.of(found, CHECKS);
    }

    @Test
    void aMissingDriverIsOneProblemThatNamesWhatFollows() throws Exception {
        var groups = groups(
                Finding.pass("clock"),
                Finding.of("token-service", Verdict.FAIL, ErrorCode.DRIVER_MISSING),
                Finding.of("token-hardware", Verdict.FAIL, ErrorCode.DRIVER_NOT_INSTALLED),
                Finding.of("token-present", Verdict.FAIL, ErrorCode.TOKEN_UNLISTED),
                Finding.skipped("restart"));

        assertThat(groups.problems()).hasSize(1);
        assertThat(groups.problems().get(0).first().code()).isEqualTo(ErrorCode.DRIVER_NOT_INSTALLED);
        assertThat(groups.problems().get(0).following())
                .extracting(Finding::check)
                .containsExactly("token-service", "token-present");
        assertThat(groups.passed()).extracting(Finding::check).containsExactly("clock");
        assertThat(groups.idle()).extracting(Finding::check).containsExactly("restart");
        assertThat(groups.waiting()).isEmpty();
    }

    @Test
    void theWorstComesFirstAndOneThatSeveralObjectsHaveComesOnce() throws Exception {
        var groups = groups(
                Finding.of("clock", Verdict.WARN, ErrorCode.TIME_ZONE_UNUSUAL),
                Finding.of("restart", Verdict.FAIL, ErrorCode.TOKEN_UNREADABLE),
                Finding.of("restart", Verdict.FAIL, ErrorCode.TOKEN_UNREADABLE));

        assertThat(groups.problems())
                .extracting(problem -> problem.first().check())
                .containsExactly("restart", "clock");
        assertThat(groups.problems().get(0).alike()).hasSize(2);
    }
}
