package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The policy kit without packages: for an extension that is in a store. */
class PoliciesTest {
    private static final String ID = "mmadlooolkibdajglffaiocbmahdmhfn";
    private static final String STORE = "https://store.example.org/service/update2/crx";

    @TempDir
    Path folder;

    @Test
    void theKitNamesTheStoresIdAndAddress() throws Exception {
        assertThat(run(ID)).isEmpty();

        var policy =
                new ObjectMapper().readTree(folder.resolve("linux/edge.json").toFile());
        assertThat(policy.path("ExtensionInstallForcelist").get(0).asText()).isEqualTo(ID + ";" + STORE);
        assertThat(folder.resolve("windows/edge.reg")).exists();
        assertThat(folder.resolve("windows/signing-helper.admx")).exists();
    }

    @Test
    void whatIsNoExtensionsIdIsRefused() {
        assertThat(run("signing-helper")).contains("--extension is to be an extension's id");

        assertThat(folder).isEmptyDirectory();
    }

    /** Returns what it complains of. */
    private String run(String extension) {
        var complaints = new StringWriter();
        new CommandLine(new Policies())
                .setErr(new PrintWriter(complaints))
                .execute(
                        "--root", "../..", "--extension", extension, "--update-url", STORE, "--out", folder.toString());
        return complaints.toString();
    }
}
