package signinghelper.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.jspecify.annotations.Nullable;
import signinghelper.registration.Browser;
import signinghelper.registration.HostManifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Policies with which an administrator installs extension and host without the user. The same settings come as files
 * for Linux, as {@code .reg} for Windows, and as a template (ADMX) for the values of a user's settings.
 *
 * @param extensionId identifier of the extension that is pushed
 * @param updateManifest URL of the update manifest that names the packed extension; a store's own has no file of ours
 * @param site origin of the page that installs the host by link; null where the host is pushed too
 * @param settings settings of the extension, with the values to push
 */
record PolicyKit(
        String extensionId, String updateManifest, @Nullable String site, List<ManagedSetting> settings) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    PolicyKit {
        settings = List.copyOf(settings);
    }

    /** Writes the whole kit into {@code folder}. */
    void write(Path folder, List<Browser> browsers) throws IOException {
        for (var browser : browsers) {
            if (!browser.verified()) {
                continue;
            }
            if (browser.linux() != null) {
                put(folder, "linux/%s.json".formatted(browser.id()), forLinux());
            }
            var places = browser.windows();
            if (places != null) {
                var reg = folder.resolve("windows/%s.reg".formatted(browser.id()));
                Files.createDirectories(Objects.requireNonNull(reg.getParent()));
                Files.write(reg, forWindows(places).bytes());
            }
        }
        AdministrativeTemplate.of(browsers, extensionId, settings).write(folder.resolve("windows"));
    }

    private static void put(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Returns the content of a file for the folder of managed policies. */
    String forLinux() throws JsonProcessingException {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("ExtensionInstallForcelist", List.of(extensionId + ";" + updateManifest));
        policy.put("NativeMessagingAllowlist", List.of(HostManifest.NAME));
        policy.put("NativeMessagingUserLevelHosts", false);
        if (site != null) {
            policy.put("AutoLaunchProtocolsFromOrigins", autoLaunch(site));
        }
        policy.put("3rdparty", Map.of("extensions", Map.of(extensionId, values())));
        return JSON.writeValueAsString(policy) + "\n";
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

    private RegistryFile forWindows(Browser.RegistryPlaces places) throws JsonProcessingException {
        var policies = "HKEY_LOCAL_MACHINE\\" + places.policies();
        // A number of our own, so that lists of others stay.
        var lists = new RegistryFile()
                .text(policies + "\\ExtensionInstallForcelist", "7301", extensionId + ";" + updateManifest)
                .text(policies + "\\NativeMessagingAllowlist", "7301", HostManifest.NAME)
                .number(policies, "NativeMessagingUserLevelHosts", 0)
                .number(policies, "NativeHostsExecutablesLaunchDirectly", 1);
        if (site != null) {
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
