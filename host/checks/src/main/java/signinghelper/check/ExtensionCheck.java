package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.profile.Profile;
import signinghelper.profile.Store;
import signinghelper.protocol.ErrorCode;
import signinghelper.registration.Browser;
import signinghelper.registration.BrowserProfiles;
import signinghelper.registration.ExtensionPolicy;
import signinghelper.registration.InstalledExtension;
import signinghelper.registration.Registration;
import signinghelper.session.ProductVersion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Check that the browser has the extension. An extension that has opened a session is present and has a suitable
 * version, or the session would have been refused. Without a session, each browser's profiles and policies are read.
 * The user can work as soon as a single browser has the extension.
 */
public final class ExtensionCheck implements Check {
    static final String ID = "extension";

    private final ProductVersion host;
    private final Supplier<Optional<ProductVersion>> connected;
    private final Supplier<Registration> registration;
    private final BrowserProfiles profiles;

    /**
     * Creates the check without reading anything.
     *
     * @param host version of this program
     * @param connected version of the extension that talks to this process; empty when no extension is connected
     * @param registration knows the browsers of this computer
     */
    public ExtensionCheck(
            ProductVersion host,
            Supplier<Optional<ProductVersion>> connected,
            Supplier<Registration> registration,
            BrowserProfiles profiles) {
        this.host = host;
        this.connected = connected;
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
        var ids = profile == null ? List.<String>of() : profile.access().extensionIds();
        var running = connected.get();
        if (running.isPresent()) {
            var evidence = new ArrayList<>(List.of(version(running.get().value())));
            registration.get().installed().forEach(browser -> evidence.addAll(settings(browser, ids)));
            return List.of(Finding.pass(ID, evidence.toArray(Evidence[]::new)));
        }
        if (profile == null || ids.isEmpty()) {
            return List.of(Finding.skipped(ID, Evidence.notConfigured("extension-ids")));
        }
        var seen = here(profile);
        var otherwise = seen.stream().anyMatch(one -> one.obstacle() == null) ? Verdict.WARN : Verdict.FAIL;
        var findings =
                seen.stream().map(one -> finding(one, profile, otherwise)).toList();
        return findings.isEmpty() ? List.of(Finding.skipped(ID)) : findings;
    }

    /**
     * A browser and its state.
     *
     * @param obstacle null when one of its profiles has an extension that works
     * @param best extension that is closest to working; null when no extension is installed
     */
    private record Seen(
            Browser browser,
            List<InstalledExtension> extensions,
            @Nullable ErrorCode obstacle,
            @Nullable InstalledExtension best) {}

    private List<Seen> here(Profile profile) {
        var here = registration.get();
        var seen = new ArrayList<Seen>();
        for (var browser : here.installed()) {
            here.userData(browser).ifPresent(folder -> seen.add(seen(browser, folder, profile)));
        }
        return seen;
    }

    private Seen seen(Browser browser, Path userData, Profile profile) {
        var ids = profile.access().extensionIds();
        var found = profiles.find(userData, ids);
        // Checked first, since the browser disables a forbidden extension itself and records that some seconds late.
        if (ids.stream().allMatch(registration.get().extensionPolicy(browser)::forbids)) {
            return new Seen(browser, found, ErrorCode.EXTENSION_BLOCKED, null);
        }
        var enabled = found.stream().filter(InstalledExtension::isEnabled).toList();
        var fitting = enabled.stream().filter(this::fits).findFirst();
        if (fitting.isPresent()) {
            return new Seen(browser, found, null, fitting.get());
        }
        if (!enabled.isEmpty()) {
            return new Seen(browser, found, ErrorCode.VERSION_MISMATCH, enabled.get(0));
        }
        return found.isEmpty()
                ? new Seen(browser, found, ErrorCode.EXTENSION_NOT_INSTALLED, null)
                : new Seen(browser, found, ErrorCode.EXTENSION_DISABLED, found.get(0));
    }

    /** Applies the version rule of {@code session.open}; an unreadable version is judged there. */
    private boolean fits(InstalledExtension extension) {
        return major(extension).filter(major -> major != host.major()).isEmpty();
    }

    private static Optional<Integer> major(InstalledExtension extension) {
        try {
            return Optional.ofNullable(extension.version()).map(version -> new ProductVersion(version).major());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Finding finding(Seen seen, Profile profile, Verdict otherwise) {
        var evidence = evidence(seen, profile.access().extensionIds()).toArray(Evidence[]::new);
        var obstacle = seen.obstacle();
        return obstacle == null
                ? Finding.pass(ID, evidence)
                : Finding.of(ID, otherwise, obstacle, evidence).with(facts(seen, profile));
    }

    private Map<String, String> facts(Seen seen, Profile profile) {
        var facts = new HashMap<String, String>();
        facts.put("browser", seen.browser().title());
        facts.put("extension", profile.access().extensionIds().get(0));
        var store = Optional.ofNullable(seen.browser().store()).flatMap(profile.access()::store);
        facts.put("listed", store.isPresent() ? "YES" : "NO");
        store.map(Store::url).ifPresent(url -> facts.put("store", url.toString()));
        var best = seen.best();
        if (best != null) {
            major(best).ifPresent(major -> {
                var isOlder = major < host.major();
                facts.put("requiresUpdate", isOlder ? "extension" : "host");
                store.filter(known -> isOlder)
                        .ifPresent(known -> facts.put("link", known.url().toString()));
            });
        }
        return facts;
    }

    private List<Evidence> evidence(Seen seen, List<String> ids) {
        var evidence = new ArrayList<>(
                List.of(new Evidence("browser", Kind.PLAIN, seen.browser().title())));
        for (var extension : seen.extensions()) {
            evidence.add(new Evidence("profile", Kind.PLAIN, extension.profile()));
            evidence.add(new Evidence("id", Kind.PLAIN, extension.id()));
            var version = extension.version();
            evidence.add(version(version == null ? "" : version));
            evidence.add(new Evidence("enabled", Kind.PLAIN, Boolean.toString(extension.isEnabled())));
        }
        evidence.addAll(policies(seen.browser(), ids));
        evidence.addAll(settings(seen.browser(), ids));
        return evidence;
    }

    /** Returns evidence of every administrator's policy on installing the extension. */
    private List<Evidence> policies(Browser browser, List<String> ids) {
        var policy = registration.get().extensionPolicy(browser);
        var said = new ArrayList<Evidence>();
        if (!policy.blocklist().isEmpty()) {
            said.add(new Evidence("ExtensionInstallBlocklist", Kind.PLAIN, String.join(", ", policy.blocklist())));
            said.add(new Evidence("ExtensionInstallAllowlist", Kind.PLAIN, String.join(", ", policy.allowlist())));
        }
        Stream.concat(ids.stream(), Stream.of(ExtensionPolicy.ALL_OTHERS))
                .filter(policy.modes()::containsKey)
                .map(id -> new Evidence(
                        "ExtensionSettings",
                        Kind.PLAIN,
                        id + " = " + policy.modes().get(id)))
                .forEach(said::add);
        return said;
    }

    /** Returns evidence of the settings that an administrator gives the extension. */
    private List<Evidence> settings(Browser browser, List<String> ids) {
        var policy = registration.get().extensionPolicy(browser);
        return ids.stream()
                .flatMap(id -> policy.settings(id).entrySet().stream())
                .map(setting -> new Evidence(
                        "managed-setting",
                        Kind.PLAIN,
                        browser.title() + ": " + setting.getKey() + " = " + setting.getValue()))
                .toList();
    }

    private static Evidence version(String version) {
        return new Evidence("version", Kind.PLAIN, version);
    }
}
