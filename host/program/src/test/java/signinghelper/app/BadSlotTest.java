package signinghelper.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.pkcs11.Pkcs11Bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.TokenBench.FIRST;
import static signinghelper.token.TokenBench.SECOND;

/** The whole program beside a PKCS#11 library of whose two readers one is bad. */
@Tag("slow")
@Tag("full")
class BadSlotTest {
    @TempDir
    private Path folder;

    @Test
    void uKeyThatCannotBeReadIsNamedByTheListAndTheDiagnosis() throws Exception {
        var tokens = Files.createDirectory(folder.resolve("made"));
        Pkcs11Bench.makeTokens(tokens);
        try (var bench = new Pkcs11Bench(tokens, Files.createDirectory(folder.resolve("bench")), true)) {
            bench.plug(SECOND);
            var driver = "{\"kind\":\"pkcs11\",\"name\":\"cards\",\"library\":{\"linux\":\"" + bench.library() + "\"}}";
            var installation = Installation.withDrivers(folder, driver).with(bench.environment());

            bench.fault("slot 0x5");
            var listed = installation.run("token", "list", "--lang", "en");
            assertThat(listed.exitCode()).isZero();
            assertThat(listed.out()).startsWith("second (cards)").doesNotContain("first");
            assertThat(listed.errors()).contains("(TOKEN_UNREADABLE)");
            assertThat(installation.run("diagnose", "--json", "--lang", "en").out())
                    .contains("TOKEN_UNREADABLE");
            assertThat(faults(installation)).containsExactly("1 TOKEN_UNREADABLE");

            bench.fault("slotopen 0x5");
            assertThat(faults(installation)).containsExactly(FIRST + " TOKEN_UNREADABLE");
            assertThat(installation.run("diagnose", "--json", "--lang", "en").out())
                    .contains("TOKEN_UNREADABLE");

            bench.fault("");
            assertThat(installation.run("diagnose", "--json", "--lang", "en").out())
                    .doesNotContain("TOKEN_UNREADABLE");
            assertThat(faults(installation)).isEmpty();
        }
    }

    private static List<String> faults(Installation installation) throws Exception {
        var answer = new JsonMapper()
                .readTree(installation.run("certificate", "list", "--json").out());
        assertThat(answer.path("certificates")).isNotEmpty();
        return StreamSupport.stream(answer.path("faults").spliterator(), false)
                .map(fault -> fault.path("label").asText() + " "
                        + fault.path("obstacle").asText())
                .toList();
    }
}
