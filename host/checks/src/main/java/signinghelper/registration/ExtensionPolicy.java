package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * An administrator's policies on extensions (Chromium's policies of these names; their precedence is that of its {@code
 * extension_management.cc}).
 *
 * @param blocklist ids, or {@code *} ({@code ExtensionInstallBlocklist})
 * @param allowlist ids ({@code ExtensionInstallAllowlist})
 * @param forcelist ids, each optionally with a semicolon and the update URL ({@code ExtensionInstallForcelist})
 * @param modes the {@code installation_mode} by id, or by {@code *} for all others ({@code ExtensionSettings})
 * @param hosts pages on which an extension may not work, by id, or by {@code *} for all others ({@code
 *     ExtensionSettings})
 * @param managed settings for the extension by policy, by id ({@code 3rdparty})
 */
public record ExtensionPolicy(
        List<String> blocklist,
        List<String> allowlist,
        List<String> forcelist,
        Map<String, String> modes,
        Map<String, Hosts> hosts,
        Map<String, Map<String, String>> managed) {
    /** No policy is set. */
    public static final ExtensionPolicy NONE =
            new ExtensionPolicy(List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    /**
     * Pages on which an extension may not work.
     *
     * @param blocked patterns of origins ({@code runtime_blocked_hosts})
     * @param allowed exceptions from them ({@code runtime_allowed_hosts})
     */
    public record Hosts(List<String> blocked, List<String> allowed) {
        /** Names of the two lists. */
        static final String BLOCKED = "runtime_blocked_hosts";

        static final String ALLOWED = "runtime_allowed_hosts";
        private static final Hosts ALL_FREE = new Hosts(List.of(), List.of());

        public Hosts {
            blocked = List.copyOf(blocked);
            allowed = List.copyOf(allowed);
        }

        private boolean forbid(String origin) {
            return OriginPattern.anyMatches(blocked, origin) && !OriginPattern.anyMatches(allowed, origin);
        }
    }

    /** Pattern for every extension that is not named. */
    public static final String ALL_OTHERS = "*";

    public ExtensionPolicy {
        blocklist = List.copyOf(blocklist);
        allowlist = List.copyOf(allowlist);
        forcelist = List.copyOf(forcelist);
        modes = Map.copyOf(modes);
        hosts = Map.copyOf(hosts);
        managed = Map.copyOf(managed);
    }

    /** Returns true when the browser neither installs nor runs the extension. */
    public boolean forbids(String id) {
        var mode = modes.get(id);
        if (mode != null) {
            return mode.equals("blocked") || mode.equals("removed");
        }
        if (isForced(id)) {
            return false;
        }
        return blocklist.contains(id) || (!allowlist.contains(id) && forbidsAllOthers());
    }

    /** Returns true when the extension runs and may not touch pages of {@code origin}. */
    public boolean forbids(String id, String origin) {
        return hostsOf(id).forbid(origin);
    }

    /** Returns the rules for the extension: its own, or else those for all others. */
    public Hosts hostsOf(String id) {
        return hosts.getOrDefault(id, hosts.getOrDefault(ALL_OTHERS, Hosts.ALL_FREE));
    }

    private boolean isForced(String id) {
        return forcelist.stream().anyMatch(entry -> entry.equals(id) || entry.startsWith(id + ";"));
    }

    private boolean forbidsAllOthers() {
        var mode = modes.get(ALL_OTHERS);
        return mode == null ? blocklist.contains(ALL_OTHERS) : mode.equals("blocked");
    }

    /** Returns the extension's settings, in the order of their names. */
    public Map<String, String> settings(String id) {
        return new TreeMap<>(managed.getOrDefault(id, Map.of()));
    }

    /** Reads the installation modes from {@code ExtensionSettings}. */
    static Map<String, String> modes(JsonNode settings) {
        var modes = new LinkedHashMap<String, String>();
        settings.properties().forEach(entry -> {
            var mode = entry.getValue().path("installation_mode").asText();
            if (!mode.isEmpty()) {
                modes.put(entry.getKey(), mode);
            }
        });
        return modes;
    }

    /** Reads the rules for pages from {@code ExtensionSettings}. */
    static Map<String, Hosts> hosts(JsonNode settings) {
        var hosts = new LinkedHashMap<String, Hosts>();
        settings.properties()
                .forEach(entry -> hosts.put(
                        entry.getKey(),
                        new Hosts(
                                texts(entry.getValue().path(Hosts.BLOCKED)),
                                texts(entry.getValue().path(Hosts.ALLOWED)))));
        return hosts;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
