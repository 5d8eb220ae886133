package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

/**
 * Chromium's policies on Linux: all JSON files of a folder. For each policy the last file that sets it is used; lists that
 * {@code PolicyListMultipleSourceMergeList} names are put together.
 */
final class PolicyFiles {
    private static final Logger LOG = System.getLogger(PolicyFiles.class.getName());
    private static final String JOINED_LISTS = "PolicyListMultipleSourceMergeList";
    private static final String ALL_LISTS = "*";
    private static final String BY_EXTENSION = "3rdparty";
    private static final String EXTENSIONS = "extensions";

    private final WireFormat format;

    PolicyFiles(WireFormat format) {
        this.format = format;
    }

    HostPolicy host(Path folder) {
        var json = merged(folder);
        var none = HostPolicy.NONE;
        return new HostPolicy(
                json.path("NativeMessagingUserLevelHosts").asBoolean(none.userLevelHosts()),
                names(json.path("NativeMessagingBlocklist")),
                names(json.path("NativeMessagingAllowlist")),
                json.path("NativeHostsExecutablesLaunchDirectly").asBoolean(none.launchesDirectly()));
    }

    ExtensionPolicy extensions(Path folder) {
        var json = merged(folder);
        var settings = json.path("ExtensionSettings");
        return new ExtensionPolicy(
                names(json.path("ExtensionInstallBlocklist")),
                names(json.path("ExtensionInstallAllowlist")),
                names(json.path("ExtensionInstallForcelist")),
                ExtensionPolicy.modes(settings),
                ExtensionPolicy.hosts(settings),
                managed(json.path(BY_EXTENSION).path(EXTENSIONS)));
    }

    LocalNetworkPolicy localNetwork(Path folder) {
        var json = merged(folder);
        var lists = new HashMap<String, List<String>>();
        LocalNetworkPolicy.NAMES.forEach(name -> lists.put(name, names(json.path(name))));
        return LocalNetworkPolicy.of(lists);
    }

    /** Returns all policies of the folder's files as one object. */
    private JsonNode merged(Path folder) {
        var contents = contents(folder);
        var joined = contents.stream()
                .map(json -> json.path(JOINED_LISTS))
                .filter(JsonNode::isArray)
                .reduce((before, last) -> last)
                .map(PolicyFiles::names)
                .orElse(List.of());
        var merged = JsonNodeFactory.instance.objectNode();
        for (var json : contents) {
            json.properties().forEach(policy -> {
                var name = policy.getKey();
                var isJoined = joined.contains(name) || joined.contains(ALL_LISTS);
                merged.set(name, merged(name, merged.path(name), policy.getValue(), isJoined));
            });
        }
        return merged;
    }

    private static JsonNode merged(String name, JsonNode before, JsonNode value, boolean isJoined) {
        if (name.equals(BY_EXTENSION)) {
            var both = JsonNodeFactory.instance.objectNode();
            List.of(before, value)
                    .forEach(json -> json.path(EXTENSIONS)
                            .properties()
                            .forEach(each -> both.set(each.getKey(), each.getValue())));
            return JsonNodeFactory.instance.objectNode().set(EXTENSIONS, both);
        }
        if (isJoined && before.isArray() && value.isArray()) {
            return ((ArrayNode) before.deepCopy()).addAll((ArrayNode) value);
        }
        return value;
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

    private static Map<String, Map<String, String>> managed(JsonNode extensions) {
        var managed = new HashMap<String, Map<String, String>>();
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

    private static List<String> names(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of();
    }
}
