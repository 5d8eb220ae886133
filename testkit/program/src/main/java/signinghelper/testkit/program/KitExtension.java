package signinghelper.testkit.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unpacked extension, which its build lets onto every port of {@code http://localhost}, and the kit onto its https origins. Its
 * id stays, as that hangs on the key in its manifest alone.
 */
record KitExtension(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The build's constant {@code ALLOWED_ORIGINS} in the worker. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^(\\s*var define_ALLOWED_ORIGINS_default = )(\\[[^\\]]*\\]);$");

    /** Adds those of {@code origins} that are of https. */
    void add(List<URI> origins) throws IOException {
        var added = origins.stream()
                .filter(origin -> origin.getScheme().equals("https"))
                .map(URI::toString)
                .toList();
        if (!added.isEmpty()) {
            addToWorker(added);
            addToManifest(added);
        }
    }

    private void addToWorker(List<String> origins) throws IOException {
        var file = folder.resolve("worker.js");
        var worker = Files.readString(file);
        var found = CONSTANT.matcher(worker);
        if (!found.find()) {
            throw new IOException("no list of origins in " + file);
        }
        var list = (ArrayNode) JSON.readTree(found.group(2));
        origins.forEach(list::add);
        Files.writeString(file, found.replaceFirst(Matcher.quoteReplacement(found.group(1) + text(list) + ";")));
    }

    private static String text(ArrayNode list) throws JsonProcessingException {
        return JSON.writeValueAsString(list);
    }

    private void addToManifest(List<String> origins) throws IOException {
        var file = folder.resolve("manifest.json");
        var manifest = (ObjectNode) JSON.readTree(Files.readString(file));
        for (var origin : origins) {
            manifest.withArray("host_permissions").add(origin + "/*");
            manifest.withArray("content_scripts")
                    .forEach(script -> ((ArrayNode) script.get("matches")).add(origin + "/*"));
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
    }
}
