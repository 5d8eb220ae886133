package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.TreeSet;

/** The work of others in the packages: the bill of materials (CycloneDX) and a readable list of licences. */
final class Inventory {
    /** The host's bill of materials, as its build leaves it below the project's folder. */
    static final String BUILT = "host/program/target/bom.json";

    private Inventory() {}

    /**
     * Writes both.
     *
     * @param bill bill of materials of the host, as its build made it
     */
    static void write(Path bill, Path folder) throws IOException {
        Files.copy(bill, folder.resolve("sbom.cdx.json"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("THIRD-PARTY.txt"), licences(bill));
    }

    /** Returns the list of licences. */
    static String licences(Path bill) throws IOException {
        var lines = new TreeSet<String>();
        for (var component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
            lines.add("%s:%s %s - %s"
                    .formatted(
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText(),
                            licences(component)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Several of one component are to be chosen from. */
    private static String licences(JsonNode component) {
        var names = new ArrayList<String>();
        for (var one : component.path("licenses")) {
            var licence = one.path("license");
            names.add(licence.path("id")
                    .asText(licence.path("name").asText(one.path("expression").asText())));
        }
        return names.isEmpty() ? "not stated" : String.join(" or ", names);
    }
}
