package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An administrator's policies on extensions (Chromium's policies of these names; their precedence is that of its {@code
 * extension_management.cc}).
 *
 * @param blocklist ids, or {@code *} ({@code ExtensionInstallBlocklist})
 * @param allowlist ids ({@code ExtensionInstallAllowlist})
 * @param forcelist ids, each optionally with a semicolon and the update URL ({@code ExtensionInstallForcelist})
 * @param modes the {@code installation_mode} by id, or by {@code *} for all others ({@code ExtensionSettings})
 * @param managed settings for the extension by policy, by id ({@code 3rdparty})
 */
public record ExtensionPolicy(
        List<String> blocklist,
        List<String> allowlist,
        List<String> forcelist,
        Map<String, String> modes,
        Map<String, Map<String, String>> managed) {
    /** No policy is set. */
    public static final ExtensionPolicy NONE = new ExtensionPolicy(List.of(), List.of(), List.of(), Map.of(), Map.of());

    /** Pattern for every extension that is not named. */
    public static final String ALL_OTHERS = "*";

    public ExtensionPolicy {
        blocklist = List.copyOf(blocklist);
        allowlist = List.copyOf(allowlist);
        forcelist = List.copyOf(forcelist);
        modes = Map.copyOf(modes);
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
}
