package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Needed;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.skf.BridgedSkf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The real program on a computer with two U-Keys of known vendors on its USB bus. umockdev shows the bus to every
 * reader of {@code /sys}. The library of one U-Key may lie at its vendor's path.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class UsbDiagnosisTest {
    private static final Path UMOCKDEV = Path.of("/usr/bin/umockdev-run");
    private static final Path DUMP =
            Path.of("../ground/src/test/umockdev/keys.umockdev").toAbsolutePath();

    @TempDir
    Path folder;

    private BridgedSkf soft;

    @BeforeEach
    void makeUKey() throws Exception {
        Needed.file(UMOCKDEV);
        soft = new BridgedSkf(folder.resolve("soft"));
        soft.add("Soft U-Key 1", "测试锁", "271828", 6);
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        soft.store("Soft U-Key 1", "{SM2}", KeyEntry.Use.SIGNATURE, key);
    }

    private List<JsonNode> diagnose(String drivers, List<String> computer) throws Exception {
        var command = new ArrayList<>(List.of(UMOCKDEV.toString(), "--device", DUMP.toString(), "--"));
        command.addAll(computer);
        var ran = Installation.withDrivers(folder, drivers)
                .with(soft.environment())
                .inside(command)
                .run("diagnose", "--only", "token-service,token-hardware,token-present", "--json", "--lang", "zh-CN");
        return StreamSupport.stream(ran.json().path("findings").spliterator(), false)
                .toList();
    }

    private static List<String> verdicts(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.path("check").asText() + " "
                        + finding.path("verdict").asText() + " "
                        + finding.path("code").asText())
                .toList();
    }

    private static String supportLine(JsonNode finding) {
        return StreamSupport.stream(finding.path("evidence").spliterator(), false)
                .filter(seen -> seen.path("name").asText().equals("support-line"))
                .map(seen -> seen.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    private List<String> installed() {
        assumeTrue(System.getProperty("user.name").equals("root"), "namespaces need root");
        return DiscoveryTest.installed(soft.library("packed-32"), "755");
    }

    @Test
    void uKeysWithoutTheirLibrariesAreNamed() throws Exception {
        var findings = diagnose("", List.of());

        assertThat(verdicts(findings))
                .containsExactly(
                        "token-service SKIPPED null",
                        "token-hardware FAIL DRIVER_NOT_INSTALLED",
                        "token-hardware FAIL DRIVER_NOT_INSTALLED",
                        "token-present SKIPPED null");
        assertThat(findings.get(1).at("/guidance/reason").asText())
                .isEqualTo("插着龙脉 Longmai mToken GM3000（055C:E618），但没有找到它的驱动库。");
        assertThat(supportLine(findings.get(2)))
                .startsWith("U-Key 096E:0309 feitian-epass3000gm; library none; profile demo 1: not named; helper ");
    }

    @Tag("full")
    @Test
    void libraryThatTheProfileDoesNotNameIsSaid() throws Exception {
        var findings = diagnose("", installed());

        assertThat(verdicts(findings))
                .containsExactly(
                        "token-service SKIPPED null",
                        "token-hardware FAIL DRIVER_NOT_NAMED",
                        "token-hardware FAIL DRIVER_NOT_INSTALLED",
                        "token-present SKIPPED null");
        assertThat(findings.get(1).at("/guidance/reason").asText())
                .contains("（055C:E618）", "驱动库装好了（" + DiscoveryTest.PLACE + "），但本平台的配置里没有它");
        assertThat(supportLine(findings.get(1)))
                .startsWith("U-Key 055C:E618 longmai-gm3000; library " + DiscoveryTest.PLACE)
                .contains("; profile demo 1: not named; helper ");
    }

    @Tag("full")
    @Test
    void libraryThatIsFoundAndUsedIsRight() throws Exception {
        var findings = diagnose("{\"discover\":true}", installed());

        assertThat(verdicts(findings))
                .containsExactly(
                        "token-service PASS null",
                        "token-hardware PASS null",
                        "token-hardware WARN DRIVER_NOT_INSTALLED",
                        "token-present PASS null");
        assertThat(supportLine(findings.get(1))).contains("; profile demo 1: driver gm3000-1-0; helper ");
    }
}
