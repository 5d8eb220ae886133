package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SecretSearch;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code status --json} for an administrator of many computers, where everything around it names somebody. */
class StatusTest {
    private static final String PERSON = "zhangsan";
    private static final String SERIAL = "SN00112233447531";
    private static final String CREDIT_CODE = "91420100MA4KXYZ12Q";
    private static final String TITLE = "SecretBidTitle";
    private static final String ORGANISATION = "测试供应商有限公司";

    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void plant() throws IOException {
        terminal = new TestTerminal(folder);
        terminal.file("computer/install/signing-helper", "");
        terminal.file("computer/home/.config/chromium/Local State", "");
        var other = terminal.file(PERSON + "/" + TITLE + "/other", "");
        terminal.file("computer/home/.config/google-chrome/NativeMessagingHosts/signinghelper.demo.json", """
                {"name":"signinghelper.demo","description":"%s","path":"%s","type":"stdio","allowed_origins":[]}
                """.formatted(
                        TITLE, other));
        terminal.plugIn(SoftwareKey.Kind.P256);
        terminal.libraries()
                .using("demo", terminal.file(PERSON + "/" + TITLE + "/libdemo.so.1.4.2", ""))
                .using("gone", folder.resolve("gone.so"))
                .using(PERSON + " " + SERIAL, terminal.file("b.so", ""));
        log(
                TestAuthority.NOW.minus(8, ChronoUnit.DAYS) + " 1 WARNING request 1 refused: PIN_INCORRECT {pin="
                        + SERIAL + "}",
                TestAuthority.NOW + " 1 WARNING request " + TITLE + " refused: PIN_INCORRECT {serial=" + SERIAL + "}",
                TestAuthority.NOW + " 1 WARNING request 7 refused: SUBJECT_MISMATCH {name=" + ORGANISATION + "}",
                TestAuthority.NOW + " 1 WARNING request 7 refused: " + CREDIT_CODE + " {}",
                TestAuthority.NOW + " 1 WARNING request 8 refused: PIN_INCORRECT {}",
                "PIN_LOCKED refused: PIN_LOCKED {}");
    }

    private void log(String... lines) throws IOException {
        terminal.file("log/helper-0.log", String.join("\n", lines) + "\n");
    }

    private JsonNode status() throws IOException {
        return terminal.run("status", "--json").json();
    }

    @Test
    void tellsVersionsProfileBrowsersDriversAndCodes() throws IOException {
        var status = status();

        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly(
                        "created",
                        "versions",
                        "profile",
                        "profileVersion",
                        "profileRefused",
                        "browsers",
                        "menu",
                        "drivers",
                        "refusals",
                        "errors");
        assertThat(status.at("/created").asText()).isEqualTo(TestAuthority.NOW.toString());
        assertThat(status.at("/versions/product").asText()).isEqualTo("1.2.3");
        assertThat(status.at("/profile").asText()).isEqualTo("test");
        assertThat(status.at("/profileVersion").asInt()).isEqualTo(1);
        assertThat(status.at("/browsers")).hasSizeGreaterThan(2);
        assertThat(status.at("/drivers")).hasSize(1);
        assertThat(status.at("/drivers/0/driver").asText()).isEqualTo("demo");
        assertThat(status.at("/drivers/0/version").asText()).isEqualTo("1.4.2");
        assertThat(status.at("/drivers/0/sha256").asText()).hasSize(64);
        assertThat(codes(status)).containsExactlyInAnyOrder("PIN_INCORRECT 2", "SUBJECT_MISMATCH 1");
        assertThat(status.at("/refusals/0/last").asText())
                .isEqualTo(TestAuthority.NOW.toString().substring(0, 10));
    }

    private static List<String> codes(JsonNode status) {
        var codes = new ArrayList<String>();
        status.path("refusals")
                .forEach(one -> codes.add(
                        one.path("code").asText() + " " + one.path("count").asInt()));
        return codes;
    }

    @Test
    void nothingOfAPersonIsInIt() throws IOException {
        var said = terminal.run("status", "--json").out();

        for (var secret : List.of(
                PERSON,
                SERIAL,
                CREDIT_CODE,
                TITLE,
                folder.resolve("computer/home").toString(),
                "serial-of",
                FORMS_OF_ORGANISATION)) {
            assertThat(new SecretSearch(secret).in(said.getBytes(StandardCharsets.UTF_8)))
                    .as(secret)
                    .isEmpty();
        }
        assertThat(said).contains("\"~/.config/google-chrome/").doesNotContain(ORGANISATION);
    }

    /** As the document, which is ASCII, would hold it. */
    private static final String FORMS_OF_ORGANISATION = "\\u6D4B\\u8BD5";

    @Test
    void aProfileThatIsRefusedIsTold() throws IOException {
        terminal.with(() -> {
            throw Refusal.of(ErrorCode.PROFILE_OLDER);
        });

        assertThat(status().at("/profileRefused").asText()).isEqualTo("PROFILE_OLDER");
        assertThat(status().at("/profileVersion").isNull()).isTrue();
    }

    @Test
    void theExitCodeTellsWhetherEachBrowserStartsThisHelper() {
        assertThat(terminal.run("status").exitCode()).isEqualTo(9);
        terminal.run("register", "--browser", "chromium,chrome");
        assertThat(terminal.run("status").exitCode()).isZero();
        assertThat(terminal.run("status", "--nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void aUserIsToldDriversAndCodesToo() {
        assertThat(terminal.run("status").out())
                .contains("Driver demo: version 1.4.2\n", "Refused: PIN_INCORRECT, 2 in seven days, last on 20");
        assertThat(terminal.run("status", "--lang", "zh-CN").out()).contains("驱动 demo：版本 1.4.2\n");
    }

    @Test
    void aLogThatCannotBeReadLeavesTheRest() throws IOException {
        Files.delete(folder.resolve("log/helper-0.log"));

        assertThat(status().path("refusals")).isEmpty();
        assertThat(status().path("drivers")).hasSize(1);
    }
}
