package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Chromium's policies on Linux: all JSON files of a folder; for each policy the last file that sets it is used. */
final class PolicyFiles {
    private static final Logger LOG = System.getLogger(PolicyFiles.class.getName());

    private final WireFormat format;

    PolicyFiles(WireFormat format) {
        this.format = format;
    }

    HostPolicy host(Path folder) {
        var policy = HostPolicy.NONE;
        for (var json : contents(folder)) {
            policy = merged(policy, json);
        }
        return policy;
    }

    ExtensionPolicy extensions(Path folder) {
        var policy = ExtensionPolicy.NONE;
        for (var json : contents(folder)) {
            policy = merged(policy, json);
        }
        return policy;
    }

    LocalNetworkPolicy localNetwork(Path folder) {
        var lists = new HashMap<String, List<String>>();
        for (var json : contents(folder)) {
            LocalNetworkPolicy.NAMES.forEach(name ->
                    lists.put(name, names(json.path(name), lists.getOrDefault(name, List.of()))));
        }
        return LocalNetworkPolicy.of(lists);
    }

    private List<JsonNode> contents(Path folder) {
        var contents = new ArrayList<JsonNode>();
        for (var file : files(folder)) {
            try {
                contents.add(format.readTree(Files.readString(file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                LOG.log(Level.INFO, "a policy file that no browser reads either: " + file, e);
            }
        }
        return contents;
    }

    private static List<Path> files(Path folder) {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.json")) {
                files.forEach(found::add);
            } catch (IOException e) {
                LOG.log(Level.INFO, "policies cannot be read", e);
            }
        }
        found.sort(null);
        return found;
    }

    private static HostPolicy merged(HostPolicy before, JsonNode json) {
        return new HostPolicy(
                json.path("NativeMessagingUserLevelHosts").asBoolean(before.userLevelHosts()),
                names(json.path("NativeMessagingBlocklist"), before.blocklist()),
                names(json.path("NativeMessagingAllowlist"), before.allowlist()),
                json.path("NativeHostsExecutablesLaunchDirectly").asBoolean(before.launchesDirectly()));
    }

    private static ExtensionPolicy merged(ExtensionPolicy before, JsonNode json) {
        var settings = json.path("ExtensionSettings");
        return new ExtensionPolicy(
                names(json.path("ExtensionInstallBlocklist"), before.blocklist()),
                names(json.path("ExtensionInstallAllowlist"), before.allowlist()),
                names(json.path("ExtensionInstallForcelist"), before.forcelist()),
                settings.isObject() ? ExtensionPolicy.modes(settings) : before.modes(),
                settings.isObject() ? ExtensionPolicy.hosts(settings) : before.hosts(),
                managed(before.managed(), json.at("/3rdparty/extensions")));
    }

    private static Map<String, Map<String, String>> managed(
            Map<String, Map<String, String>> before, JsonNode extensions) {
        var managed = new HashMap<>(before);
        extensions.properties().forEach(extension -> {
            var settings = new HashMap<String, String>();
            extension.getValue().properties().forEach(one -> settings.put(one.getKey(), text(one.getValue())));
            managed.put(extension.getKey(), settings);
        });
        return managed;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static List<String> names(JsonNode array, List<String> otherwise) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : otherwise;
    }
}
