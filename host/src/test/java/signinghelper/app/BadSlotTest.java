package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.token.pkcs11.Pkcs11Bench;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.TokenBench.SECOND;

/** The whole program beside a PKCS#11 library of whose two readers one is bad. */
@Tag("slow")
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

            bench.fault("slotopen 0x5");
            assertThat(installation.run("diagnose", "--json", "--lang", "en").out())
                    .contains("TOKEN_UNREADABLE");

            bench.fault("");
            assertThat(installation.run("diagnose", "--json", "--lang", "en").out())
                    .doesNotContain("TOKEN_UNREADABLE");
        }
    }
}
