package signinghelper.testkit.program;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unpacked extension, which is built for the demo. The kit names it for its own profile, so that it starts the kit's host. The
 * build lets it onto every port of {@code http://localhost}, and the kit onto its https origins. Its id stays, as that hangs on the
 * key in its manifest alone.
 */
record KitExtension(Path folder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The build writes constants as JavaScript does: names of fields need no quotes. */
    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    /** The build's constant {@code ALLOWED_ORIGINS} in the worker. */
    private static final Pattern ORIGINS = constant("ALLOWED_ORIGINS");

    /** The build's constant {@code PORTAL} in each script. */
    private static final Pattern PORTAL = constant("PORTAL");

    private static final List<String> SCRIPTS = List.of("worker.js", "content.js", "popup.js");

    /** Folders of its own texts, by the language. */
    private static final Map<String, String> LOCALES = Map.of("zh-CN", "zh_CN", "en", "en");

    private static Pattern constant(String name) {
        return Pattern.compile("(?m)^(\\s*var define_" + name + "_default = )(.*);$");
    }

    /** Puts id and title of {@code profile} in the place of those that it was built with. */
    void name(JsonNode profile) throws IOException {
        var portal = JSON.createObjectNode().set("profile", profile.get("id"));
        ((ObjectNode) portal).set("title", profile.get("title"));
        for (var script : SCRIPTS) {
            replace(script, PORTAL, ignored -> portal);
        }
        for (var locale : LOCALES.entrySet()) {
            nameIn(locale.getValue(), profile.get("title").get(locale.getKey()).asText());
        }
    }

    private void nameIn(String locale, String title) throws IOException {
        var file = folder.resolve("_locales").resolve(locale).resolve("messages.json");
        var messages = JSON.readTree(Files.readString(file));
        var name = (ObjectNode) messages.get("name");
        var before = name.get("message").asText();
        name.put("message", before.replaceFirst("([（(]).*([）)])$", "$1" + Matcher.quoteReplacement(title) + "$2"));
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(messages));
    }

    /** Adds those of {@code origins} that are of https. */
    void add(List<URI> origins) throws IOException {
        var added = origins.stream()
                .filter(origin -> origin.getScheme().equals("https"))
                .map(URI::toString)
                .toList();
        if (!added.isEmpty()) {
            replace("worker.js", ORIGINS, list -> {
                added.forEach(((ArrayNode) list)::add);
                return list;
            });
            addToManifest(added);
        }
    }

    private void replace(String script, Pattern constant, UnaryOperator<JsonNode> change) throws IOException {
        var file = folder.resolve(script);
        var found = constant.matcher(Files.readString(file));
        if (!found.find()) {
            throw new IOException("no " + constant + " in " + file);
        }
        var value = JSON.writeValueAsString(change.apply(LITERALS.readTree(found.group(2))));
        Files.writeString(file, found.replaceFirst(Matcher.quoteReplacement(found.group(1) + value + ";")));
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
