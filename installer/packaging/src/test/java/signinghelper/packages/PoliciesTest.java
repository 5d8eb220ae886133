package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The policy kit without packages: for an extension that is in a store. */
class PoliciesTest {
    private static final String ID = "mmadlooolkibdajglffaiocbmahdmhfn";
    private static final String SITE = "https://portal.example.org";
    private static final String STORE = "https://store.example.org/service/update2/crx";

    @TempDir
    Path folder;

    @Test
    void theKitNamesTheStoresIdAndAddress() throws Exception {
        assertThat(run(ID, "--site", SITE)).isEmpty();

        for (var fleet : List.of("per-machine", "per-user")) {
            var policy = read(fleet);
            assertThat(policy.path("ExtensionInstallForcelist").get(0).asText()).isEqualTo(ID + ";" + STORE);
            assertThat(folder.resolve(fleet).resolve("windows/edge.reg")).exists();
        }
        assertThat(read("per-user").path("AutoLaunchProtocolsFromOrigins").findValuesAsText("allowed_origins"))
                .hasSize(1);
        assertThat(read("per-user").toString()).contains(SITE);
        assertThat(folder.resolve("template/signing-helper-demo.admx")).exists();
    }

    @Test
    void oneFleetHasItsKitAlone() {
        assertThat(run(ID, "--fleet", "PER_USER")).isEmpty();

        assertThat(folder.resolve("per-user")).exists();
        assertThat(folder.resolve("per-machine")).doesNotExist();
    }

    @Test
    void aFleetThatIsNoneIsRefused() {
        assertThat(run(ID, "--fleet", "per-floor")).contains("--fleet", "PER_MACHINE, PER_USER");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutAFolderItLiesWithTheBuild() throws Exception {
        var root = folder.resolve("root");
        var schema = root.resolve("extension/static/managed-schema.json");
        Files.createDirectories(schema.getParent());
        Files.copy(Path.of("../../extension/static/managed-schema.json"), schema);

        new CommandLine(new Policies())
                .execute(
                        "--root",
                        root.toString(),
                        "--profile",
                        "../../profiles/demo",
                        "--extension",
                        ID,
                        "--update-url",
                        STORE);

        assertThat(root.resolve("target/policy/per-user/linux/edge/signing-helper-demo.json"))
                .exists();
    }

    private JsonNode read(String fleet) throws Exception {
        return new ObjectMapper()
                .readTree(folder.resolve(fleet)
                        .resolve("linux/edge/signing-helper-demo.json")
                        .toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signing-helper",
                "",
                "mmadlooolkibdajglffaiocbmahdmhf",
                "mmadlooolkibdajglffaiocbmahdmhfnn",
                "qmadlooolkibdajglffaiocbmahdmhfn"
            })
    void whatIsNoExtensionsIdIsRefused(String id) {
        assertThat(run(id)).contains("--extension is to be an extension's id");

        assertThat(folder).isEmptyDirectory();
    }

    /** Returns what it complains of. */
    private String run(String extension, String... options) {
        var complaints = new StringWriter();
        var whole = new ArrayList<>(List.of(
                "--root",
                "../..",
                "--profile",
                "../../profiles/demo",
                "--extension",
                extension,
                "--update-url",
                STORE,
                "--out",
                folder.toString()));
        whole.addAll(List.of(options));
        new CommandLine(new Policies()).setErr(new PrintWriter(complaints)).execute(whole.toArray(String[]::new));
        return complaints.toString();
    }
}
