package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an administrator says of extensions (Chromium's policies of these names; the order among them is that of its
 * {@code extension_management.cc}).
 *
 * @param blocklist ids, or {@code *} ({@code ExtensionInstallBlocklist})
 * @param allowlist ids ({@code ExtensionInstallAllowlist})
 * @param forcelist ids, each perhaps with a semicolon and where it is fetched ({@code ExtensionInstallForcelist})
 * @param modes the {@code installation_mode} by id, or by {@code *} for all others ({@code ExtensionSettings})
 * @param managed by id what the extension is told by policy ({@code 3rdparty})
 */
public record ExtensionPolicy(
        List<String> blocklist,
        List<String> allowlist,
        List<String> forcelist,
        Map<String, String> modes,
        Map<String, Map<String, String>> managed) {
    /** Nobody has said anything. */
    public static final ExtensionPolicy NONE = new ExtensionPolicy(List.of(), List.of(), List.of(), Map.of(), Map.of());

    /** Stands for every extension that is not named. */
    public static final String ALL_OTHERS = "*";

    public ExtensionPolicy {
        blocklist = List.copyOf(blocklist);
        allowlist = List.copyOf(allowlist);
        forcelist = List.copyOf(forcelist);
        modes = Map.copyOf(modes);
        managed = Map.copyOf(managed);
    }

    /** Whether the browser neither installs nor runs the extension. */
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

    /** What the extension is told, in the order of the names. */
    public Map<String, String> settings(String id) {
        return new TreeMap<>(managed.getOrDefault(id, Map.of()));
    }

    /** Of {@code ExtensionSettings}. */
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
