package signinghelper.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;
import signinghelper.registration.Browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Policies with which an administrator installs extension and host without the user. The same settings come as files
 * for Linux, as {@code .reg} for Windows, and as a template (ADMX) for the values of a user's settings. A fleet whose
 * host is registered for everyone gets other policies than one whose users register it for themselves.
 *
 * @param product the portal whose program and extension are installed
 * @param extensionId identifier of the extension that is pushed
 * @param updateManifest URL of the update manifest that names the packed extension; a store's own has no file of ours
 * @param site origin of the page that installs the host by link, which only users of their own host need; null without
 * @param pinned true for a button that users cannot take out of the toolbar
 * @param settings settings of the extension, with the values to push
 */
record PolicyKit(
        Product product,
        String extensionId,
        String updateManifest,
        @Nullable String site,
        boolean pinned,
        List<ManagedSetting> settings) {
    private static final String USER_LEVEL_HOSTS = "NativeMessagingUserLevelHosts";
    private static final String EXTENSION_SETTINGS = "ExtensionSettings";
    private static final int FIRST_ENTRY = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    PolicyKit {
        settings = List.copyOf(settings);
    }

    /** Writes the kit into {@code folder}: a folder for each of {@code fleets}, and the template, which suits all. */
    void write(Path folder, List<Browser> browsers, Collection<Fleet> fleets) throws IOException {
        for (var fleet : fleets) {
            write(folder.resolve(fleet.folder()), browsers, fleet);
        }
        AdministrativeTemplate.of(product, browsers, extensionId, settings).write(folder.resolve("template"));
    }

    private void write(Path folder, List<Browser> browsers, Fleet fleet) throws IOException {
        for (var browser : browsers) {
            if (!browser.verified()) {
                continue;
            }
            if (browser.linux() != null) {
                put(folder, "linux/%s/%s.json".formatted(browser.id(), product.name()), forLinux(browser, fleet));
            }
            var places = browser.windows();
            if (places != null) {
                var reg = folder.resolve("windows/%s.reg".formatted(browser.id()));
                Files.createDirectories(Objects.requireNonNull(reg.getParent()));
                Files.write(reg, forWindows(browser, places, fleet).bytes());
            }
        }
    }

    private static void put(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Returns the content of a file for the folder of managed policies. */
    private String forLinux(Browser browser, Fleet fleet) throws JsonProcessingException {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("ExtensionInstallForcelist", List.of(extensionId + ";" + updateManifest));
        policy.put("NativeMessagingAllowlist", List.of(product.hostName()));
        // The browser takes the list of one file alone, unless it may join those of several.
        policy.put(
                "PolicyListMultipleSourceMergeList", List.of("ExtensionInstallForcelist", "NativeMessagingAllowlist"));
        if (pinned) {
            policy.put(EXTENSION_SETTINGS, Map.of(extensionId, pin(browser)));
            policy.put("PolicyDictionaryMultipleSourceMergeList", List.of(EXTENSION_SETTINGS));
        }
        if (fleet == Fleet.PER_MACHINE) {
            policy.put(USER_LEVEL_HOSTS, false);
        } else if (site != null) {
            policy.put("AutoLaunchProtocolsFromOrigins", autoLaunch(site));
        }
        policy.put("3rdparty", Map.of("extensions", Map.of(extensionId, values())));
        return JSON.writeValueAsString(policy) + "\n";
    }

    /** Returns the extension's fields of that policy; what is given for an id there replaces what other policies say of it. */
    private SortedMap<String, String> pin(Browser browser) {
        var fields = new TreeMap<String, String>();
        fields.put("installation_mode", "force_installed");
        fields.put("update_url", updateManifest);
        var isEdge = browser.id().equals("edge");
        fields.put(isEdge ? "toolbar_state" : "toolbar_pin", isEdge ? "force_shown" : "force_pinned");
        return fields;
    }

    /** Returns the rule that starts OpenWebStart from this site, and from no other, without a question. */
    private static List<Map<String, Object>> autoLaunch(String site) {
        var link = new LinkedHashMap<String, Object>();
        link.put("protocol", "jnlps");
        link.put("allowed_origins", List.of(site));
        return List.of(link);
    }

    private Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        settings.forEach(setting -> values.put(setting.name(), setting.pushed()));
        return values;
    }

    /**
     * Returns the name of the value in a list, a number: one for each portal, so that lists of others stay, and those of
     * other portals.
     */
    private String entry() {
        return Integer.toString(FIRST_ENTRY + Math.floorMod(product.id().hashCode(), FIRST_ENTRY));
    }

    private RegistryFile forWindows(Browser browser, Browser.RegistryPlaces places, Fleet fleet)
            throws JsonProcessingException {
        var policies = "HKEY_LOCAL_MACHINE\\" + places.policies();
        var lists = new RegistryFile()
                .text(policies + "\\ExtensionInstallForcelist", entry(), extensionId + ";" + updateManifest)
                .text(policies + "\\NativeMessagingAllowlist", entry(), product.hostName())
                .number(policies, "NativeHostsExecutablesLaunchDirectly", 1);
        if (pinned) {
            // A key for each extension, so that those of others stay.
            pin(browser)
                    .forEach((name, value) ->
                            lists.text(policies + "\\" + EXTENSION_SETTINGS + "\\" + extensionId, name, value));
        }
        if (fleet == Fleet.PER_MACHINE) {
            lists.number(policies, USER_LEVEL_HOSTS, 0);
        } else {
            // The other kit may have been imported before, and would keep the host of each user from starting.
            lists.without(policies, USER_LEVEL_HOSTS);
        }
        if (fleet == Fleet.PER_USER && site != null) {
            lists.text(
                    policies,
                    "AutoLaunchProtocolsFromOrigins",
                    new ObjectMapper().writeValueAsString(autoLaunch(site)));
        }
        var extension = policies + "\\3rdparty\\extensions\\" + extensionId + "\\policy";
        for (var setting : settings) {
            if (setting.pushed() instanceof Boolean on) {
                lists.number(extension, setting.name(), on ? 1 : 0);
            } else {
                lists.text(extension, setting.name(), String.valueOf(setting.pushed()));
            }
        }
        return lists;
    }
}
