package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.guidance.Language;
import signinghelper.platform.Processes;
import signinghelper.platform.Services;
import signinghelper.profile.Dated;
import signinghelper.profile.Middleware;
import signinghelper.protocol.ErrorCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Check for software of other vendors that is known to conflict with the portal's U-Keys, as the profile names it. */
public final class MiddlewareCheck implements Check {
    static final String ID = "middleware";

    private final CryptographicProviders providers;
    private final Services services;
    private final Processes processes;

    public MiddlewareCheck(CryptographicProviders providers, Services services, Processes processes) {
        this.providers = providers;
        this.services = services;
        this.processes = processes;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) {
        var profile = circumstances.profile();
        if (profile == null || profile.computer().middleware().isEmpty()) {
            return List.of(Finding.skipped(ID));
        }
        var findings = profile.computer().middleware().stream()
                .map(Dated::value)
                .flatMap(middleware -> look(middleware).stream())
                .toList();
        return findings.isEmpty() ? List.of(Finding.pass(ID)) : findings;
    }

    private List<Finding> look(Middleware middleware) {
        var keys = providers.of(middleware);
        var seen = new ArrayList<Evidence>();
        keys.forEach(key -> seen.add(new Evidence("provider", Kind.PLAIN, key.toString())));
        for (var service : middleware.services()) {
            services.state(service)
                    .filter(state -> state != Services.State.UNKNOWN)
                    .ifPresent(state -> seen.add(new Evidence("service", Kind.PLAIN, service + " " + state)));
        }
        processes.fileNames().stream()
                .filter(middleware::hasProcess)
                .forEach(file -> seen.add(new Evidence("process", Kind.PLAIN, file)));
        if (seen.isEmpty()) {
            return List.of();
        }
        var finding = Finding.of(ID, Verdict.WARN, ErrorCode.MIDDLEWARE_CONFLICT, seen.toArray(Evidence[]::new))
                .with(facts(middleware));
        var removable = keys.stream().anyMatch(providers::isRemovable);
        return List.of(removable ? finding.offering(MiddlewareRepair.ID) : finding);
    }

    private static Map<String, String> facts(Middleware middleware) {
        var facts = new HashMap<String, String>();
        for (var language : Language.values()) {
            facts.put("middleware@" + language.tag(), middleware.name(language));
            facts.put("dependents@" + language.tag(), middleware.dependents(language));
        }
        return facts;
    }
}
