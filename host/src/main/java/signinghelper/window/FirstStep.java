package signinghelper.window;

import signinghelper.check.Verdict;
import signinghelper.prompt.PluggedToken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step on the way to the first login.
 *
 * @param key of its words
 */
record FirstStep(String key, Status status) {

    /** How far it is. */
    enum Status {
        DONE,
        OPEN,
        /** Not looked at yet. */
        WAITING
    }

    /** In the order in which a person takes them. Those that this computer has no check for are left out. */
    static List<FirstStep> of(HelperState state) {
        var steps = new ArrayList<FirstStep>();
        Stream.of("browser-registration", "extension", "token-service")
                .filter(state.checks()::contains)
                .forEach(check -> steps.add(new FirstStep(keyOf(check), ofCheck(check, state))));
        steps.add(new FirstStep("first.token", ofTokens(state)));
        steps.add(new FirstStep("first.certificate", ofCertificates(state)));
        steps.add(new FirstStep("first.passed", ofAll(state)));
        return List.copyOf(steps);
    }

    static boolean areAllDone(HelperState state) {
        return of(state).stream().allMatch(step -> step.status() == Status.DONE);
    }

    private static String keyOf(String check) {
        return switch (check) {
            case "browser-registration" -> "first.browser";
            case "extension" -> "first.extension";
            default -> "first.driver";
        };
    }

    private static Status ofCheck(String check, HelperState state) {
        var verdicts = state.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .map(finding -> finding.verdict())
                .toList();
        if (verdicts.isEmpty()) {
            return Status.WAITING;
        }
        return verdicts.stream().anyMatch(FirstStep::isInTheWay) ? Status.OPEN : Status.DONE;
    }

    private static boolean isInTheWay(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN;
    }

    private static Status ofTokens(HelperState state) {
        return state.tokens()
                .map(tokens -> tokens.isEmpty() ? Status.OPEN : Status.DONE)
                .orElse(Status.WAITING);
    }

    private static Status ofCertificates(HelperState state) {
        return state.tokens()
                .map(tokens -> tokens.stream()
                                .map(PluggedToken::certificates)
                                .flatMap(List::stream)
                                .anyMatch(certificate -> certificate.obstacle() == null)
                        ? Status.DONE
                        : Status.OPEN)
                .orElse(Status.WAITING);
    }

    /** What is not certain has not passed. */
    private static Status ofAll(HelperState state) {
        if (state.isDiagnosing() || state.findings().isEmpty()) {
            return Status.WAITING;
        }
        return state.findings().stream().anyMatch(finding -> isInTheWay(finding.verdict())) ? Status.OPEN : Status.DONE;
    }
}
