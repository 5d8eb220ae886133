package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionPolicy;
import signinghelper.registration.Registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Check that no policy keeps the extension from the portal's pages ({@code runtime_blocked_hosts}): it then runs and
 * looks whole, and the pages see nothing of it.
 */
public final class ExtensionPagesCheck implements Check {
    static final String ID = "extension-pages";

    private final Supplier<Registration> registration;

    /** Creates the check without reading anything. */
    public ExtensionPagesCheck(Supplier<Registration> registration) {
        this.registration = registration;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var profile = circumstances.profile();
        if (profile == null || profile.access().extensionIds().isEmpty()) {
            return List.of(Finding.skipped(ID));
        }
        var here = registration.get();
        var origins = profile.access().exactOrigins();
        var findings = new ArrayList<Finding>();
        for (var browser : here.installed()) {
            var blocked = blocked(
                    here.extensionPolicy(browser), browser, profile.access().extensionIds(), origins);
            if (!blocked.isEmpty()) {
                findings.add(Finding.of(
                                ID, Verdict.FAIL, ErrorCode.EXTENSION_PAGES_BLOCKED, blocked.toArray(Evidence[]::new))
                        .with(Map.of("browser", browser.title())));
            }
        }
        if (!findings.isEmpty()) {
            return findings;
        }
        return List.of(here.installed().isEmpty() ? Finding.skipped(ID) : Finding.pass(ID));
    }

    /** The user needs one of the extensions, so an origin is lost when all of them are kept from it. */
    private static List<Evidence> blocked(
            ExtensionPolicy policy, Browser browser, List<String> ids, List<String> origins) {
        var seen = new ArrayList<Evidence>();
        for (var origin : origins) {
            if (ids.stream().allMatch(id -> policy.forbids(id, origin))) {
                seen.add(new Evidence("origin", Kind.ADDRESS, origin));
            }
        }
        if (!seen.isEmpty()) {
            seen.add(0, new Evidence("browser", Kind.PLAIN, browser.title()));
            var patterns = policy.hostsOf(ids.get(0)).blocked();
            seen.add(new Evidence("runtime_blocked_hosts", Kind.PLAIN, String.join(", ", patterns)));
        }
        return seen;
    }
}
