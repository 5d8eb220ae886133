package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import signinghelper.platform.Registry;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chromium's policies on Windows: values and keys below one registry key, the computer's before the user's. */
final class WindowsPolicies {
    private static final Logger LOG = System.getLogger(WindowsPolicies.class.getName());
    private static final String EXTENSION_SETTINGS = "ExtensionSettings";

    private final Registry registry;
    private final WireFormat format;

    WindowsPolicies(Registry registry, WireFormat format) {
        this.registry = registry;
        this.format = format;
    }

    /** The computer's policy overrides the user's, so it is read last. */
    HostPolicy host(String place) {
        var policy = HostPolicy.NONE;
        for (var root : Registry.Root.values()) {
            policy = merged(policy, key(root, place));
        }
        return policy;
    }

    ExtensionPolicy extensions(String place) {
        var policy = ExtensionPolicy.NONE;
        for (var root : Registry.Root.values()) {
            policy = merged(policy, key(root, place));
        }
        return policy;
    }

    LocalNetworkPolicy localNetwork(String place) {
        var lists = new HashMap<String, List<String>>();
        for (var root : Registry.Root.values()) {
            LocalNetworkPolicy.NAMES.forEach(name ->
                    lists.put(name, names(key(root, place).child(name), lists.getOrDefault(name, List.of()))));
        }
        return LocalNetworkPolicy.of(lists);
    }

    private static Registry.Key key(Registry.Root root, String place) {
        return new Registry.Key(root, Registry.View.BITS_64, place);
    }

    private HostPolicy merged(HostPolicy before, Registry.Key key) {
        return new HostPolicy(
                registry.number(key, "NativeMessagingUserLevelHosts")
                        .map(value -> value != 0)
                        .orElse(before.userLevelHosts()),
                names(key.child("NativeMessagingBlocklist"), before.blocklist()),
                names(key.child("NativeMessagingAllowlist"), before.allowlist()),
                registry.number(key, "NativeHostsExecutablesLaunchDirectly")
                        .map(value -> value != 0)
                        .orElse(before.launchesDirectly()));
    }

    private ExtensionPolicy merged(ExtensionPolicy before, Registry.Key key) {
        return new ExtensionPolicy(
                names(key.child("ExtensionInstallBlocklist"), before.blocklist()),
                names(key.child("ExtensionInstallAllowlist"), before.allowlist()),
                names(key.child("ExtensionInstallForcelist"), before.forcelist()),
                modes(key, before.modes()),
                hosts(key, before.hosts()),
                managed(key.child("3rdparty").child("extensions"), before.managed()));
    }

    private List<String> names(Registry.Key list, List<String> otherwise) {
        return registry.exists(list)
                ? registry.values(list).stream()
                        .flatMap(value -> registry.text(list, value).stream())
                        .toList()
                : otherwise;
    }

    /** Reads the modes from a single JSON text, or from a key for each extension. */
    private Map<String, String> modes(Registry.Key key, Map<String, String> otherwise) {
        if (registry.text(key, EXTENSION_SETTINGS).isPresent()) {
            return settings(key).map(ExtensionPolicy::modes).orElse(otherwise);
        }
        var list = key.child(EXTENSION_SETTINGS);
        if (!registry.exists(list)) {
            return otherwise;
        }
        var modes = new HashMap<String, String>();
        for (var id : registry.children(list)) {
            registry.text(list.child(id), "installation_mode").ifPresent(mode -> modes.put(id, mode));
        }
        return modes;
    }

    private Map<String, ExtensionPolicy.Hosts> hosts(Registry.Key key, Map<String, ExtensionPolicy.Hosts> otherwise) {
        if (registry.text(key, EXTENSION_SETTINGS).isPresent()) {
            return settings(key).map(ExtensionPolicy::hosts).orElse(otherwise);
        }
        var list = key.child(EXTENSION_SETTINGS);
        if (!registry.exists(list)) {
            return otherwise;
        }
        var hosts = new HashMap<String, ExtensionPolicy.Hosts>();
        for (var id : registry.children(list)) {
            hosts.put(
                    id,
                    new ExtensionPolicy.Hosts(
                            names(list.child(id).child(ExtensionPolicy.Hosts.BLOCKED), List.of()),
                            names(list.child(id).child(ExtensionPolicy.Hosts.ALLOWED), List.of())));
        }
        return hosts;
    }

    private Optional<JsonNode> settings(Registry.Key key) {
        try {
            return Optional.of(
                    format.readTree(registry.text(key, EXTENSION_SETTINGS).orElse("")));
        } catch (IOException e) {
            LOG.log(Level.INFO, "a policy that no browser reads either", e);
            return Optional.empty();
        }
    }

    private Map<String, Map<String, String>> managed(Registry.Key extensions, Map<String, Map<String, String>> before) {
        var managed = new HashMap<>(before);
        for (var id : registry.children(extensions)) {
            var key = extensions.child(id).child("policy");
            var settings = new HashMap<String, String>();
            for (var value : registry.values(key)) {
                registry.text(key, value)
                        .or(() -> registry.number(key, value).map(String::valueOf))
                        .ifPresent(text -> settings.put(value, text));
            }
            managed.put(id, settings);
        }
        return managed;
    }
}
