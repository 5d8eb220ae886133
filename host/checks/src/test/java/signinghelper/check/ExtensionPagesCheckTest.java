package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class ExtensionPagesCheckTest {
    private static final Circumstances PORTAL =
            TestProfiles.withOrigin("https://portal.example", TestComputer.EXTENSION);

    @TempDir
    private Path folder;

    private TestComputer computer;
    private ExtensionPagesCheck check;

    @BeforeEach
    void start() throws IOException {
        computer = new TestComputer(folder).withChromium();
        check = new ExtensionPagesCheck(computer::registration);
    }

    private Verdict verdictWith(String settings) throws IOException {
        computer.withPolicy("{\"ExtensionSettings\": " + settings + "}");
        return check.look(PORTAL).get(0).verdict();
    }

    @Test
    void withoutAPolicyItPasses() {
        assertThat(check.look(PORTAL)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void aPolicyThatKeepsEveryExtensionFromThePortalIsNamed() throws IOException {
        computer.withPolicy("{\"ExtensionSettings\": {\"*\": {\"runtime_blocked_hosts\": [\"*://*.example\"]}}}");

        assertThat(check.look(PORTAL))
                .extracting(Finding::verdict, Finding::code, Finding::facts)
                .containsExactly(tuple(Verdict.FAIL, ErrorCode.EXTENSION_PAGES_BLOCKED, Map.of("browser", "Chromium")));
        assertThat(check.look(PORTAL).get(0).evidence())
                .extracting(Evidence::name, Evidence::value)
                .containsExactly(
                        tuple("browser", "Chromium"),
                        tuple("origin", "https://portal.example"),
                        tuple("runtime_blocked_hosts", "*://*.example"));
    }

    @Test
    void theExtensionsOwnRulesGoBeforeThoseForAll() throws IOException {
        assertThat(verdictWith(
                        "{\"*\": {\"runtime_blocked_hosts\": [\"*\"]}, \"%s\": {}}".formatted(TestComputer.EXTENSION)))
                .isEqualTo(Verdict.PASS);
        assertThat(verdictWith("{\"%s\": {\"runtime_blocked_hosts\": [\"*\"]}}".formatted(TestComputer.EXTENSION)))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void anExceptionLetsItIn() throws IOException {
        assertThat(verdictWith("""
                        {"*": {"runtime_blocked_hosts": ["*://*"], "runtime_allowed_hosts": ["https://portal.example"]}}""")).isEqualTo(Verdict.PASS);
    }

    @Test
    void anotherPageIsNoObstacle() throws IOException {
        assertThat(verdictWith("{\"*\": {\"runtime_blocked_hosts\": [\"*://*.other.example\"]}}"))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutAProfileOrABrowserThereIsNothingToLookAt() throws IOException {
        assertThat(check.look(Circumstances.NONE)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
        var empty = new TestComputer(folder.resolve("empty"));
        assertThat(new ExtensionPagesCheck(empty::registration).look(PORTAL))
                .extracting(Finding::verdict)
                .isEqualTo(List.of(Verdict.SKIPPED));
    }
}
