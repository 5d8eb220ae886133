package signinghelper.testkit.stage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.installation.Product;
import signinghelper.profile.ProfileSigner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/**
 * Profile of a stage. It is signed at every start, because the extension's id, the libraries' places and the CA's entries are
 * known only then.
 *
 * @param json its fields
 */
public record StageProfile(ObjectNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Reads a template without extension ids and drivers. */
    public static StageProfile from(String template) throws IOException {
        return new StageProfile((ObjectNode) MAPPER.readTree(template));
    }

    /** Names the one extension that may start the host. */
    public void setExtension(String id) {
        json.withArray("extensionIds").removeAll().add(id);
    }

    private Product product() {
        var title = json.path("title");
        return new Product(
                json.path("id").asText(),
                Map.of(
                        "zh-CN",
                        title.path("zh-CN").asText(),
                        "en",
                        title.path("en").asText()));
    }

    /** Replaces its id and title, and leaves out the pages that it links to. */
    public void setName(String id, String chinese, String english) {
        json.put("id", id).remove("links");
        json.putObject("title").put("zh-CN", chinese).put("en", english);
    }

    /** Puts these origins in the place of the one that it has, each with what that one may ask for. */
    public void setOrigins(List<String> origins) {
        var entries = json.withArray("origins");
        var first = (ObjectNode) entries.get(0).deepCopy();
        entries.removeAll();
        origins.forEach(origin -> entries.add(first.deepCopy().put("origin", origin)));
    }

    /** Names the libraries, instead of those that it has. */
    public void setLibraries(List<NamedLibrary> libraries) {
        var drivers = json.putArray("drivers");
        for (var library : libraries) {
            var driver = drivers.addObject();
            driver.put("kind", library.kind()).put("name", library.name());
            driver.putObject("library").put("linux", library.file().toString());
            library.sha256().forEach(driver.putArray("sha256")::add);
        }
    }

    /**
     * Writes it, signed, and beside it the name of the portal.
     *
     * @param signingKey PKCS#8 in PEM, whose public half the host trusts
     */
    public void sign(Path file, String signingKey) throws IOException {
        try {
            Files.write(file.resolveSibling(Product.FILE), product().text());
            Files.writeString(file, ProfileSigner.sign(MAPPER.writeValueAsString(json), signingKey));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot sign the profile", e);
        }
    }
}
