package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks and repairs of the program itself on a Java for Windows, against a registry that others have written; under Wine. */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsRegistryTest {
    private static final String PROVIDER = "HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\CFCA CSP v3.0";
    private static final String HOSTS = "SOFTWARE\\Google\\Chrome\\NativeMessagingHosts\\signinghelper.hubei";
    private static final String POLICIES = "HKLM\\SOFTWARE\\Policies\\Google\\Chrome";
    private static final List<String> VIEWS = List.of("/reg:32", "/reg:64");

    private TestDesktop screen;
    private Wine wine;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        screen = TestDesktop.open(folder);
        wine = Wine.inChina(folder.resolve("wine"), screen);
        WindowsBuild.copyTo(wine.drive().resolve("helper"), "hubei");
        assertThat(helper("class-archive").code()).isZero();
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
        screen.close();
    }

    private Wine.Ended helper(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("C:\\helper\\signing-helper.exe"));
        command.addAll(List.of(arguments));
        return wine.run(command.toArray(String[]::new));
    }

    /** The answer in JSON, which is all on one line or ends the output. */
    private JsonNode answer(String... arguments) throws Exception {
        var said = helper(arguments).said();
        var begin = said.indexOf('{');
        assertThat(begin).as(said).isNotNegative();
        return new ObjectMapper().readTree(said.substring(begin));
    }

    private boolean has(String key, String view) throws IOException, InterruptedException {
        return wine.run("reg", "query", key, view).code() == 0;
    }

    private void add(String key, String value, String text, String view) throws Exception {
        var name = value.isEmpty() ? List.of("/ve") : List.of("/v", value);
        var command = new ArrayList<>(List.of("reg", "add", key));
        command.addAll(name);
        command.addAll(List.of("/d", text, "/f", view));
        assertThat(wine.run(command.toArray(String[]::new)).code()).isZero();
    }

    @Test
    void aProviderThatGetsInTheWayIsRemovedAndCanBePutBack() throws Exception {
        for (var view : VIEWS) {
            add(PROVIDER, "Image Path", "C:\\cfca.dll", view);
        }
        var finding = answer("diagnose", "--only", "middleware", "--json").at("/findings/0");
        assertThat(finding.at("/code").asText()).isEqualTo("MIDDLEWARE_CONFLICT");
        assertThat(finding.at("/repairs/0").asText()).isEqualTo("middleware.remove");

        var done = answer("repair", "middleware.remove", "--yes", "--json");

        assertThat(done.at("/run").isTextual()).as(done.toString()).isTrue();
        for (var view : VIEWS) {
            assertThat(has(PROVIDER, view)).as(view).isFalse();
        }
        assertThat(answer("diagnose", "--only", "middleware", "--json")
                        .at("/findings/0/verdict")
                        .asText())
                .isEqualTo("PASS");

        for (var step :
                answer("repair", "--undo", done.at("/run").asText(), "--json").at("/byHand")) {
            assertThat(wine.run("reg", "import", step.at("/target").asText()).code())
                    .isZero();
        }
        for (var view : VIEWS) {
            assertThat(has(PROVIDER, view)).as(view).isTrue();
            assertThat(wine.run("reg", "query", PROVIDER, "/v", "Image Path", view)
                            .said())
                    .contains("C:\\cfca.dll");
        }
    }

    private String state() throws Exception {
        return answer("status", "--browser", "chrome", "--json")
                .at("/browsers/0/state")
                .asText();
    }

    @Test
    void registrationsAndPoliciesAreSeenAsChromeSeesThem() throws Exception {
        assertThat(state()).isEqualTo("MISSING");
        var before = wine.registry();
        assertThat(helper("register", "--browser", "chrome").code()).isZero();
        assertThat(state()).isEqualTo("REGISTERED");

        add("HKCU\\" + HOSTS, "", "C:\\other.json", "/reg:64");
        assertThat(state()).isEqualTo("BROKEN");
        assertThat(helper("register", "--browser", "chrome").code()).isZero();
        assertThat(state()).isEqualTo("REGISTERED");

        add(POLICIES + "\\NativeMessagingBlocklist", "1", "*", "/reg:64");
        assertThat(state()).isEqualTo("FORBIDDEN");
        wine.run("reg", "delete", "HKLM\\SOFTWARE\\Policies\\Google", "/f", "/reg:64");
        assertThat(state()).isEqualTo("REGISTERED");

        assertThat(helper("unregister").code()).isZero();
        assertThat(state()).isEqualTo("MISSING");
        var after = wine.registry();
        after.keySet().removeAll(before.keySet());
        // Nothing but empty keys above the one that is gone.
        assertThat(after.values()).allMatch(String::isEmpty);
    }

    /** An entry of 32-bit programs for everyone goes before ours there, and one for the person before both. */
    @Test
    void anOldRegistrationOf32BitProgramsShadowsOursForEveryone() throws Exception {
        assertThat(helper("register", "--system", "--browser", "chrome").code()).isZero();
        assertThat(state()).isEqualTo("REGISTERED");
        add("HKLM\\" + HOSTS, "", "C:\\old.json", "/reg:32");
        assertThat(state()).isEqualTo("BROKEN");

        assertThat(helper("register", "--browser", "chrome").code()).isZero();

        assertThat(state()).isEqualTo("REGISTERED");
        helper("unregister");
        helper("unregister", "--system");
        wine.run("reg", "delete", "HKLM\\" + HOSTS, "/f", "/reg:32");
    }
}
