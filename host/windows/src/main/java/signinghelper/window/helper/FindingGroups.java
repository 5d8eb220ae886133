package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.check.Verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Findings as a user reads them: each problem with what follows from it, and three groups that need no action.
 *
 * @param problems the worst first, then in the order of the checks
 * @param passed findings that nothing is wrong with
 * @param waiting findings that cannot be made before another check has passed
 * @param idle findings that had nothing to look at
 */
record FindingGroups(List<Problem> problems, List<Finding> passed, List<Finding> waiting, List<Finding> idle) {

    FindingGroups {
        problems = List.copyOf(problems);
        passed = List.copyOf(passed);
        waiting = List.copyOf(waiting);
        idle = List.copyOf(idle);
    }

    /**
     * Problem that is shown once.
     *
     * @param alike findings of one check and code, one for each object, never empty
     * @param following findings that have the same cause
     */
    record Problem(List<Finding> alike, List<Finding> following) {

        Problem {
            alike = List.copyOf(alike);
            following = List.copyOf(following);
        }

        Finding first() {
            return alike.get(0);
        }

        Verdict verdict() {
            return first().verdict();
        }
    }

    /** Kind that findings of one problem share. */
    private record Kind(Verdict verdict, String check, String code) {

        static Kind of(Finding finding) {
            return new Kind(finding.verdict(), finding.check(), String.valueOf(finding.code()));
        }
    }

    /** Groups {@code findings}; {@code checks} gives the order in which a user reads them. */
    static FindingGroups of(List<Finding> findings, List<String> checks) {
        var sorted = findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> urgency(finding.verdict()))
                        .thenComparing(finding -> checks.indexOf(finding.check())))
                .toList();
        var kinds = new LinkedHashMap<Kind, List<Finding>>();
        sorted.stream()
                .filter(finding -> finding.code() != null)
                .forEach(finding -> kinds.computeIfAbsent(Kind.of(finding), kind -> new ArrayList<>())
                        .add(finding));
        var following = new ArrayList<Finding>();
        var problems = new ArrayList<Problem>();
        for (var alike : kinds.values()) {
            var caused = sorted.stream()
                    .filter(finding -> !following.contains(finding))
                    .filter(finding -> finding.toldBy()
                            .filter(alike.get(0).check()::equals)
                            .isPresent())
                    .toList();
            following.addAll(caused);
            problems.add(new Problem(alike, caused));
        }
        var skipped = sorted.stream()
                .filter(finding -> finding.verdict() == Verdict.SKIPPED && !following.contains(finding))
                .toList();
        return new FindingGroups(
                problems,
                sorted.stream()
                        .filter(finding -> finding.verdict() == Verdict.PASS)
                        .toList(),
                skipped.stream().filter(Finding::isWaiting).toList(),
                skipped.stream().filter(finding -> !finding.isWaiting()).toList());
    }

    private static int urgency(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case WARN -> 1;
            case UNKNOWN -> 2;
            case PASS -> 3;
            case SKIPPED -> 4;
        };
    }
}
