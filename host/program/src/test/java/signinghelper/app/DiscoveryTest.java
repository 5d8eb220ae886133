package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.skf.BridgedSkf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The real program and the soft SKF library at a vendor's full path. A file system of its own lies over {@code /opt} for that,
 * in a namespace that goes with the program; so it takes root.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DiscoveryTest {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final String ORIGIN = "https://work.example";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final String PIN = "271828";
    private static final String DISCOVER = "{\"discover\":true}";

    static final String PLACE = "/opt/apps/com.longmai.gm3000user/files/lib/libgm3000.1.0.so";

    /** The library, the mode of its folder and the program, in this order. */
    private static final String SCRIPT = """
            set -e
            mount -t tmpfs -o mode=755 tmpfs /opt
            place=/opt/apps/com.longmai.gm3000user/files/lib
            mkdir -p -m 755 "$place"
            cp "$1" "$place/libgm3000.1.0.so"
            chmod "$2" "$place"
            shift 2
            exec "$@"
            """;

    @TempDir
    Path folder;

    private BridgedSkf soft;

    @BeforeEach
    void makeUKey() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need root");
        soft = new BridgedSkf(folder.resolve("soft"));
        soft.add("Soft U-Key 1", "测试锁", PIN, 6);
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        soft.store("Soft U-Key 1", "{SM2}", KeyEntry.Use.SIGNATURE, key);
    }

    private Installation installation(String drivers, String mode) throws Exception {
        return Installation.withDrivers(folder, drivers)
                .with(soft.environment())
                .inside(installed(soft.library("packed-32"), mode));
    }

    /**
     * Returns the command that starts a program on a computer where {@code library} lies at {@link #PLACE}, in a folder
     * of that mode.
     */
    static List<String> installed(Path library, String mode) {
        Needed.file(UNSHARE);
        return List.of(
                UNSHARE.toString(),
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                library.toString(),
                mode);
    }

    private static JsonNode tokens(Installation installation) throws Exception {
        var ran = installation.run("token", "list", "--json");
        assertThat(ran.exitCode()).as(ran.errors()).isZero();
        return ran.json().path("tokens");
    }

    @Tag("full")
    @Test
    void aUKeyWhoseLibraryNobodyNamedIsListed() throws Exception {
        var tokens = tokens(installation(DISCOVER, "755"));

        assertThat(tokens).hasSize(1);
        assertThat(tokens.at("/0/driver").asText()).isEqualTo("gm3000-1-0");
        assertThat(tokens.at("/0/label").asText()).isEqualTo("测试锁");
        assertThat(installation(DISCOVER, "755")
                        .run("library", "list", "--lang", "en")
                        .out())
                .isEqualTo(PLACE + " (龙脉 Longmai mToken GM3000): used, as gm3000-1-0\n");
    }

    @Tag("full")
    @Test
    void withoutAWordInTheProfileNothingIsLookedFor() throws Exception {
        assertThat(tokens(installation("", "755"))).isEmpty();
    }

    @Tag("full")
    @Test
    void theNamedLibraryIsNotLoadedASecondTime() throws Exception {
        var tokens = tokens(installation(DISCOVER + ",{\"kind\":\"skf\",\"name\":\"longmai-gm3000\"}", "755"));

        assertThat(tokens).hasSize(1);
        assertThat(tokens.at("/0/driver").asText()).isEqualTo("longmai-gm3000");
    }

    @Tag("full")
    @Test
    void whereOthersMayWriteItIsNotLoadedAndTheDiagnosisSaysSo() throws Exception {
        var installation = installation(DISCOVER, "777");

        assertThat(tokens(installation)).isEmpty();
        var findings = installation
                .run("diagnose", "--only", "token-service", "--json")
                .json()
                .path("findings");
        assertThat(findings).hasSize(1);
        assertThat(findings.at("/0/code").asText()).isEqualTo("DRIVER_UNTRUSTED");
        assertThat(installation.run("library", "list", "--lang", "en").out())
                .isEqualTo(PLACE + " (龙脉 Longmai mToken GM3000): not loaded: DRIVER_UNTRUSTED\n");
    }

    /** A library that anyone could have put on {@code PATH}, into the home or into the current folder is not found. */
    @Tag("full")
    @Test
    void nothingIsFoundByANameAlone() throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(soft.library("packed-32"), elsewhere.resolve("libgm3000.1.0.so"));
        Files.copy(soft.library("packed-32"), elsewhere.resolve("mtoken_gm3000.dll"));
        var installation = Installation.withDrivers(folder, DISCOVER)
                .with(soft.environment())
                .with(Map.of(
                        "PATH", elsewhere + ":" + System.getenv("PATH"),
                        "LD_LIBRARY_PATH", elsewhere.toString(),
                        "HOME", elsewhere.toString(),
                        "SystemRoot", elsewhere.toString(),
                        "ProgramFiles", elsewhere.toString()))
                .inside(List.of("sh", "-c", "cd " + elsewhere + " && exec \"$@\"", "sh"));

        // Its owner would keep it from being loaded; it is not even found.
        assertThat(installation.run("library", "list").out()).doesNotContain(elsewhere.toString());
        assertThat(tokens(installation)).isEmpty();
    }

    @Test
    void itsKeyLogsIn() throws Exception {
        try (var desktop = TestDesktop.open(folder);
                var host = installation(DISCOVER, "755")
                        .with(desktop.environment())
                        .start()) {
            host.next();
            var session = UUID.randomUUID().toString();
            host.open(session, ORIGIN, ORIGIN);

            host.send(
                    "{\"jsonrpc\":\"2.0\",\"id\":\"login\",\"method\":\"login.authenticate\",\"params\":{\"session\":\""
                            + session + "\",\"nonce\":\"" + "n".repeat(44) + "\"}}");
            desktop.await(LOGIN);
            desktop.type(PIN);
            desktop.press("Return");

            assertThat(answer(host).at("/result/token/algorithm").asText()).isEqualTo("SM2SM3");
        }
    }

    /** Returns the answer; the host's own notifications come before it. */
    private static JsonNode answer(HostProcess host) throws Exception {
        var frame = host.next();
        while (!frame.has("id")) {
            frame = host.next();
        }
        return frame;
    }
}
