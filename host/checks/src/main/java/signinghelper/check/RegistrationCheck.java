package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Check that each browser on this computer would start this program; one finding for each browser. */
public final class RegistrationCheck implements Check {
    static final String ID = "registration";

    private final Supplier<Registration> registration;
    private final NewerForEveryone newer;

    /**
     * Creates the check without reading anything.
     *
     * @param registration of this program, created anew at each run
     * @param version of this program
     */
    public RegistrationCheck(Supplier<Registration> registration, String version) {
        this.registration = registration;
        this.newer = NewerForEveryone.than(version);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var here = registration.get();
        var profile = circumstances.profile();
        var extensions = profile == null ? List.<String>of() : profile.access().extensionIds();
        var findings = here.browsers().stream()
                .map(browser -> here.status(browser, extensions))
                .filter(BrowserStatus::isPresent)
                .map(this::finding)
                .toList();
        return findings.isEmpty() ? List.of(Finding.skipped(ID)) : findings;
    }

    private Finding finding(BrowserStatus status) {
        var hidden = newer.hiddenIn(status);
        if (hidden.isPresent()) {
            return Finding.of(
                            ID,
                            Verdict.WARN,
                            ErrorCode.REGISTRATION_OLDER,
                            evidence(status).toArray(Evidence[]::new))
                    .with(Map.of(
                            "browser",
                            status.browser().title(),
                            "version",
                            hidden.get().toString()))
                    .offering(RegistrationRepair.YIELD);
        }
        var seen = evidence(status).toArray(Evidence[]::new);
        var finding = switch (status.state()) {
            case REGISTERED -> Finding.pass(ID, seen);
            case MISSING -> fail(status, ErrorCode.REGISTRATION_MISSING, seen);
            case BROKEN -> fail(status, ErrorCode.REGISTRATION_BROKEN, seen);
            case EXTENSION_MISSING -> fail(status, ErrorCode.REGISTRATION_INCOMPLETE, seen);
            case SHADOWED, FOREIGN -> fail(status, ErrorCode.REGISTRATION_SHADOWED, seen);
            case FORBIDDEN -> fail(status, ErrorCode.REGISTRATION_BLOCKED, seen);
            case USER_LEVEL_FORBIDDEN -> fail(status, ErrorCode.REGISTRATION_USER_LEVEL_BLOCKED, seen);
        };
        return status.isMendable() ? finding.offering(RegistrationRepair.ID) : finding;
    }

    private static Finding fail(BrowserStatus status, ErrorCode code, Evidence... seen) {
        return Finding.of(ID, Verdict.FAIL, code, seen)
                .with(Map.of("browser", status.browser().title()));
    }

    private static List<Evidence> evidence(BrowserStatus status) {
        var seen = new ArrayList<>(
                List.of(new Evidence("browser", Kind.PLAIN, status.browser().title())));
        for (var one : status.seen()) {
            seen.add(new Evidence("registration", Kind.PATH, one.entry().place().toString()));
            seen.add(new Evidence("leads", Kind.PLAIN, one.state().toString()));
        }
        var policy = status.policy();
        if (!policy.userLevelHosts()) {
            seen.add(new Evidence("NativeMessagingUserLevelHosts", Kind.PLAIN, "false"));
        }
        if (!policy.blocklist().isEmpty()) {
            seen.add(new Evidence("NativeMessagingBlocklist", Kind.PLAIN, String.join(", ", policy.blocklist())));
            seen.add(new Evidence("NativeMessagingAllowlist", Kind.PLAIN, String.join(", ", policy.allowlist())));
        }
        return seen;
    }
}
