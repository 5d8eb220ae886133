package signinghelper.window.helper;

import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.work.PluggedToken;
import signinghelper.work.PluggedTokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Step on the way to the first login.
 *
 * @param key of its text
 * @param repairs that help to complete it
 */
record FirstStep(String key, Status status, List<String> repairs) {

    FirstStep {
        repairs = List.copyOf(repairs);
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
        Stream.of("registration", "extension", "token-service")
                .filter(state.checks()::contains)
                .map(check -> ofCheck(check, state))
                .flatMap(Optional::stream)
                .forEach(steps::add);
        steps.add(new FirstStep("first.token", ofTokens(state), List.of()));
        steps.add(new FirstStep("first.certificate", ofCertificates(state), List.of()));
        steps.add(new FirstStep("first.passed", ofAll(state), List.of()));
        return List.copyOf(steps);
    }

    static boolean areAllDone(HelperState state) {
        return of(state).stream().allMatch(step -> step.status() == Status.DONE);
    }

    private static String keyOf(String check) {
        return switch (check) {
            case "registration" -> "first.browser";
            case "extension" -> "first.extension";
            default -> "first.driver";
        };
    }

    private static Optional<FirstStep> ofCheck(String check, HelperState state) {
        var findings = state.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
        if (findings.isEmpty()) {
            return Optional.of(new FirstStep(keyOf(check), Status.WAITING, List.of()));
        }
        if (findings.stream().allMatch(finding -> finding.verdict() == Verdict.SKIPPED)) {
            return Optional.empty();
        }
        var open = findings.stream()
                .filter(finding -> isInTheWay(finding.verdict()))
                .toList();
        var repairs = open.stream()
                .map(Finding::repairs)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return Optional.of(new FirstStep(keyOf(check), open.isEmpty() ? Status.DONE : Status.OPEN, repairs));
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
