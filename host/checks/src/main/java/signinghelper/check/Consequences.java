package signinghelper.check;

import signinghelper.protocol.ErrorCode;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings that another check's finding brings about, so that a user reads of the cause alone. */
final class Consequences {
    /** Failures of a library that the check of the drivers tells, as well as that of the hardware. */
    private static final Set<ErrorCode> OF_A_LIBRARY = Set.of(
            ErrorCode.DRIVER_UNTRUSTED,
            ErrorCode.DRIVER_WRONG_BITNESS,
            ErrorCode.DRIVER_BLOCKED,
            ErrorCode.DRIVER_FAILED,
            ErrorCode.DRIVER_TIMEOUT);

    private static final Set<ErrorCode> NO_DRIVER =
            Set.of(ErrorCode.DRIVER_MISSING, ErrorCode.DRIVER_NOT_INSTALLED, ErrorCode.DRIVER_NOT_NAMED);

    private static final Set<ErrorCode> NO_PORTAL = Set.of(
            ErrorCode.PORTAL_NAME_UNKNOWN,
            ErrorCode.PORTAL_UNREACHABLE,
            ErrorCode.PROXY_LOGIN_REQUIRED,
            ErrorCode.PROXY_SCRIPT_UNREAD);

    /**
     * Consequence.
     *
     * @param check that reports it
     * @param cause the check that reports what brings it about
     */
    private record Rule(String check, Set<ErrorCode> codes, String cause, Set<ErrorCode> causes) {

        boolean isOf(Finding finding) {
            var code = finding.code();
            return code != null && finding.check().equals(check) && codes.contains(code);
        }

        /** Tells if a cause of this rule is a consequence itself by {@code next}. */
        boolean continuesWith(Rule next) {
            return next.check().equals(cause) && !Collections.disjoint(next.codes(), causes);
        }

        /** A library is told apart from another one by its driver, and a cause is never less grave. */
        boolean isBroughtAboutBy(Finding other, Finding finding) {
            var code = other.code();
            if (code == null || !causes.contains(code) || other.verdict().compareTo(finding.verdict()) < 0) {
                return false;
            }
            var isSameLibrary = code == finding.code()
                    && other.facts()
                            .getOrDefault("driver", "")
                            .equals(finding.facts().get("driver"));
            return isSameLibrary || !OF_A_LIBRARY.contains(code);
        }
    }

    /** In the order in which a finding's cause is looked for. */
    private static final List<Rule> RULES = List.of(
            new Rule(TokenHardwareCheck.ID, OF_A_LIBRARY, TokenServiceCheck.ID, OF_A_LIBRARY),
            new Rule(TokenServiceCheck.ID, NO_DRIVER, TokenHardwareCheck.ID, NO_DRIVER),
            new Rule(
                    TokenPresentCheck.ID,
                    Set.of(ErrorCode.TOKEN_UNLISTED),
                    TokenHardwareCheck.ID,
                    Stream.concat(NO_DRIVER.stream(), Stream.of(ErrorCode.TOKEN_UNLISTED))
                            .collect(Collectors.toUnmodifiableSet())),
            new Rule(TokenPresentCheck.ID, Set.of(ErrorCode.TOKEN_ABSENT), TokenServiceCheck.ID, NO_DRIVER),
            new Rule(ClockCheck.ID, Set.of(ErrorCode.CLOCK_UNVERIFIED), PortalCheck.ID, NO_PORTAL),
            new Rule(
                    CertificateValidityCheck.ID,
                    Set.of(ErrorCode.CERTIFICATE_VALIDITY_UNCERTAIN),
                    ClockCheck.ID,
                    Set.of(ErrorCode.CLOCK_UNVERIFIED, ErrorCode.CLOCK_WRONG)),
            new Rule(
                    CertificateRevocationCheck.ID,
                    Set.of(ErrorCode.PROXY_LOGIN_REQUIRED),
                    PortalCheck.ID,
                    Set.of(ErrorCode.PROXY_LOGIN_REQUIRED)),
            new Rule(
                    EnrolmentCheck.ID,
                    Set.of(ErrorCode.PROXY_LOGIN_REQUIRED),
                    PortalCheck.ID,
                    Set.of(ErrorCode.PROXY_LOGIN_REQUIRED)));

    private Consequences() {}

    /** Returns the ids of the checks that have to report before it is known if one of {@code findings} has a cause. */
    static Set<String> awaitedBy(Collection<Finding> findings) {
        var rules = new LinkedHashSet<Rule>();
        findings.forEach(finding -> follow(rule -> rule.isOf(finding), rules));
        return rules.stream().map(Rule::cause).collect(Collectors.toUnmodifiableSet());
    }

    /** Adds to {@code rules} those that {@code begins} names, and those that each of them continues with. */
    private static void follow(Predicate<Rule> begins, Set<Rule> rules) {
        RULES.stream().filter(begins).filter(rules::add).forEach(rule -> follow(rule::continuesWith, rules));
    }

    /**
     * Returns the id of the check that tells the cause of {@code finding}; empty when the finding tells its own.
     *
     * @param reported findings of a check that has run; empty for one that has not
     */
    static Optional<String> teller(Finding finding, Function<String, List<Finding>> reported) {
        return RULES.stream()
                .filter(rule -> rule.isOf(finding))
                .flatMap(rule ->
                        reported.apply(rule.cause()).stream().filter(other -> rule.isBroughtAboutBy(other, finding)))
                .findFirst()
                .map(cause -> teller(cause, reported).orElse(cause.check()));
    }
}
