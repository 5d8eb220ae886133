package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.platform.ListeningPorts;
import signinghelper.profile.LocalPrograms;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserProfiles;
import signinghelper.registration.Registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Check of Local Network Access: where a CA's program listens on a port, the portal's older pages reach it only if the
 * browser lets them. The signing helper needs no such permission.
 */
public final class LocalNetworkCheck implements Check {
    static final String ID = "local-network";

    private final ListeningPorts ports;
    private final Supplier<LocalPrograms> known;
    private final Supplier<Registration> registration;
    private final BrowserProfiles profiles;

    /** Creates the check without reading anything. */
    public LocalNetworkCheck(
            ListeningPorts ports,
            Supplier<LocalPrograms> known,
            Supplier<Registration> registration,
            BrowserProfiles profiles) {
        this.ports = ports;
        this.known = known;
        this.registration = registration;
        this.profiles = profiles;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var profile = circumstances.profile();
        var programs = known.get().on(ports.now().ports());
        if (profile == null || programs.isEmpty()) {
            return List.of(Finding.skipped(ID));
        }
        var origins = profile.access().exactOrigins();
        var here = registration.get();
        var findings = new ArrayList<Finding>();
        for (var browser : here.installed()) {
            var seen = obstacles(here, browser, origins);
            if (!seen.isEmpty()) {
                findings.add(
                        Finding.of(ID, Verdict.WARN, ErrorCode.LOCAL_NETWORK_BLOCKED, seen.toArray(Evidence[]::new))
                                .with(facts(browser, programs.get(0))));
            }
        }
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    private List<Evidence> obstacles(Registration here, Browser browser, List<String> origins) {
        var seen = new ArrayList<Evidence>();
        var left = new ArrayList<String>();
        for (var origin : origins) {
            var deciding = here.localNetworkPolicy(browser).deciding(origin);
            deciding.filter(policy -> policy.blocks())
                    .ifPresent(policy -> seen.add(new Evidence(policy.name(), Kind.ADDRESS, origin)));
            if (deciding.isEmpty()) {
                left.add(origin);
            }
        }
        here.userData(browser)
                .ifPresent(folder -> profiles.blockedFromThisComputer(folder, left)
                        .forEach(origin -> seen.add(new Evidence("blocked-by-user", Kind.ADDRESS, origin))));
        if (!seen.isEmpty()) {
            seen.add(0, new Evidence("browser", Kind.PLAIN, browser.title()));
        }
        return seen;
    }

    private static Map<String, String> facts(Browser browser, LocalPrograms.Program program) {
        var facts = new HashMap<>(LocalProgramsCheck.facts(program));
        facts.put("browser", browser.title());
        return facts;
    }
}
