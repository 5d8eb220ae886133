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
import java.util.List;
import java.util.stream.StreamSupport;

/** Chromium's policies on Linux: all JSON files of a folder, of which the last one that says something counts. */
final class PolicyFiles {
    private static final Logger LOG = System.getLogger(PolicyFiles.class.getName());

    private final WireFormat format;

    PolicyFiles(WireFormat format) {
        this.format = format;
    }

    HostPolicy read(Path folder) {
        var policy = HostPolicy.NONE;
        for (var file : files(folder)) {
            try {
                policy = merged(policy, format.readTree(Files.readString(file, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                LOG.log(Level.INFO, "a policy file that no browser reads either: " + file, e);
            }
        }
        return policy;
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
                names(json.path("NativeMessagingAllowlist"), before.allowlist()));
    }

    private static List<String> names(JsonNode array, List<String> otherwise) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : otherwise;
    }
}
