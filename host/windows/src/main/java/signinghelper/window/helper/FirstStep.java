package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step on the way to the first login.
 *
 * @param key of its text
 * @param open findings that stand in its way
 */
record FirstStep(String key, Status status, List<Finding> open) {
    static final String TOKEN = "first.token";
    static final String CERTIFICATE = "first.certificate";
    static final String PASSED = "first.passed";
    static final String BIND = "first.bind";

    /** Checks of each step that has some. */
    private static final Map<String, List<String>> CHECKS = Map.of(
            "first.browser",
            List.of("registration"),
            "first.extension",
            List.of("extension"),
            "first.driver",
            List.of("token-service", "token-hardware"));

    FirstStep {
        open = List.copyOf(open);
    }

    /** Progress of the step. */
    enum Status {
        DONE,
        OPEN,
        /** Not checked yet, or another step has to be done first. */
        WAITING
    }

    /**
     * Returns the steps in the order in which a user takes them. A step is left out when this computer has no check for
     * it, or when its check was skipped.
     */
    static List<FirstStep> of(HelperState state) {
        var steps = new ArrayList<FirstStep>();
        Stream.of("first.browser", "first.extension", "first.driver")
                .map(key -> ofChecks(key, state))
                .flatMap(Optional::stream)
                .forEach(steps::add);
        steps.add(new FirstStep(TOKEN, ofTokens(state), List.of()));
        steps.add(new FirstStep(CERTIFICATE, ofCertificates(state), List.of()));
        steps.add(new FirstStep(PASSED, ofAll(state), List.of()));
        var isPrepared = steps.stream().allMatch(step -> step.status() == Status.DONE);
        steps.add(new FirstStep(BIND, isPrepared ? Status.OPEN : Status.WAITING, List.of()));
        return List.copyOf(steps);
    }

    /** Returns the step to take now: the first that is open. */
    static Optional<FirstStep> present(List<FirstStep> steps) {
        return steps.stream().filter(step -> step.status() == Status.OPEN).findFirst();
    }

    /** Returns true when nothing is left but to log in and bind. */
    static boolean areAllDone(HelperState state) {
        return present(of(state)).filter(step -> step.key().equals(BIND)).isPresent();
    }

    private static Optional<FirstStep> ofChecks(String key, HelperState state) {
        var checks = CHECKS.getOrDefault(key, List.of());
        if (checks.stream().noneMatch(state.checks()::contains)) {
            return Optional.empty();
        }
        var findings = state.findings().stream()
                .filter(finding -> checks.contains(finding.check()))
                .toList();
        if (findings.isEmpty()) {
            return Optional.of(new FirstStep(key, Status.WAITING, List.of()));
        }
        if (findings.stream().allMatch(finding -> finding.verdict() == Verdict.SKIPPED)) {
            return Optional.empty();
        }
        var open = findings.stream()
                .filter(finding -> isInTheWay(finding.verdict()))
                .toList();
        return Optional.of(new FirstStep(key, open.isEmpty() ? Status.DONE : Status.OPEN, open));
    }

    private static boolean isInTheWay(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.UNKNOWN;
    }

    private static Status ofTokens(HelperState state) {
        return state.tokens()
                .map(PluggedTokens::tokens)
                .map(tokens -> tokens.isEmpty() ? Status.OPEN : Status.DONE)
                .orElse(Status.WAITING);
    }

    /** Without a U-Key the status of certificates is unknown. */
    private static Status ofCertificates(HelperState state) {
        var tokens = state.tokens().map(PluggedTokens::tokens).orElse(List.of());
        if (tokens.isEmpty()) {
            return Status.WAITING;
        }
        return tokens.stream()
                        .map(PluggedToken::certificates)
                        .flatMap(List::stream)
                        .anyMatch(certificate -> certificate.obstacle() == null)
                ? Status.DONE
                : Status.OPEN;
    }

    /** An uncertain result does not count as passed. */
    private static Status ofAll(HelperState state) {
        if (state.isDiagnosing() || state.findings().isEmpty()) {
            return Status.WAITING;
        }
        return state.findings().stream().anyMatch(finding -> isInTheWay(finding.verdict())) ? Status.OPEN : Status.DONE;
    }
}
