package signinghelper.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

/** The report that an administrator's policy asks for, written by the real program. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class ReportFileTest {
    private static final String SESSION = "7d0a6c1e-2f7b-4f5e-8a51-3c9d2b6e4f10";

    @TempDir
    private Path folder;

    private void openAPage(Installation installation, Path report) throws Exception {
        try (var host = installation.start("chrome-extension://" + Installation.EXTENSION + "/")) {
            host.next();
            host.open(SESSION, Installation.ORIGIN, Installation.ORIGIN);
            Eventually.until("the report is written", () -> Files.exists(report));
        }
    }

    @Test
    void isWrittenWholeForItsOwnerAloneOnceAPageIsConnected() throws Exception {
        var report = folder.resolve("state/signing-helper-demo/report.json");

        openAPage(PolicyNamespace.with(folder, "{\"reportFile\":\"~/report.json\"}"), report);

        var json = new JsonMapper().readTree(report.toFile());
        assertThat(json.at("/profile").asText()).isEqualTo("demo");
        assertThat(json.at("/browsers")).isNotEmpty();
        assertThat(Files.size(report)).isLessThan(16 * 1024);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(report)).doesNotContain(System.getProperty("user.home"), folder.toString());
    }

    /** Another user of this computer may have put it there. */
    @Test
    void replacesALinkAndNotWhatItLeadsTo() throws Exception {
        var treasure = Files.writeString(folder.resolve("treasure"), "mine");
        var report = Files.createSymbolicLink(folder.resolve("report.json"), treasure);

        try (var host = PolicyNamespace.with(folder, "{\"reportFile\":\"" + report + "\"}")
                .start("chrome-extension://" + Installation.EXTENSION + "/")) {
            host.next();
            host.open(SESSION, Installation.ORIGIN, Installation.ORIGIN);
            Eventually.until("the link is replaced", () -> !Files.isSymbolicLink(report));
        }

        assertThat(treasure).hasContent("mine");
        assertThat(report).content().startsWith("{");
    }

    @Test
    void withoutThePolicyThereIsNone() throws Exception {
        var installation = PolicyNamespace.with(folder, "{}");
        try (var host = installation.start("chrome-extension://" + Installation.EXTENSION + "/")) {
            host.next();
            host.open(SESSION, Installation.ORIGIN, Installation.ORIGIN);
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }

        try (var files = Files.walk(folder.resolve("state"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith("report.json"));
        }
    }
}
