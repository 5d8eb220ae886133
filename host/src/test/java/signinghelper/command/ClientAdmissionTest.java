package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.login.Origin;
import signinghelper.profile.ClientSite;
import signinghelper.session.Starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of pages and of desktop clients, each at the host that was started for them. */
class ClientAdmissionTest {
    private static final String NAME = "某某投标客户端";
    private static final Origin SITE = new Origin(TestHost.ORIGIN);
    private final String session = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    private Path executable(String name) throws IOException {
        return Files.createFile(folder.toRealPath().resolve(name));
    }

    private static Starter.Program program(Path executable) {
        return new Starter.Program(executable, true);
    }

    private List<String> capabilities(TestHost host) {
        host.openClientAs(session, NAME, "2.0");
        var capabilities = host.reply("open-" + session).at("/result/capabilities");
        return StreamSupport.stream(capabilities.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aClientMayAskForWhatSomePageMayAskForButForNoToken() {
        try (var host = new TestHost(new Starter.Program(null, false), List.of())) {
            assertThat(capabilities(host))
                    .containsExactly(
                            "certificate.list",
                            "certificate.select",
                            "content.get",
                            "content.put",
                            "diagnosis.run",
                            "file.inspect",
                            "pin.change",
                            "signature.sign",
                            "signature.verify",
                            "token.list",
                            "window.open");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.authenticate", "login.bind"})
    void aTokenIsRefusedWithTheWayToLogIn(String method) {
        try (var host = new TestHost(new Starter.Program(null, false), List.of())) {
            var client = host.openClient(NAME);
            host.send("1", method, "{\"session\":\"" + client.session() + "\",\"nonce\":\"" + "n".repeat(44) + "\"}");
            var data = host.reply("1").at("/error/data");

            assertThat(data.path("code").asText()).isEqualTo("METHOD_NOT_ALLOWED");
            assertThat(data.at("/guidance/title").asText()).isEqualTo("这个程序不能进行此操作");
            assertThat(data.at("/guidance/steps/0").asText()).contains("请在浏览器中打开平台网站");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void aHostThatAProgramStartedServesNoPage() {
        try (var host = new TestHost(new Starter.Program(null, false), List.of())) {
            host.openAs(session, TestHost.ORIGIN, TestHost.ORIGIN, "zh-CN");
            assertThat(host.codeOf("open-" + session)).isEqualTo("ASKER_MISMATCH");
        }
    }

    @Test
    void aHostThatABrowserStartedServesNoClient() {
        try (var host = new TestHost()) {
            host.openClientAs(session, NAME, "2.0");
            assertThat(host.codeOf("open-" + session)).isEqualTo("ASKER_MISMATCH");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"origin\":\"https://portal.example\"",
                "\"topOrigin\":\"https://portal.example\"",
                "\"extension\":\"1.0.0\"",
                "\"library\":\"1.0.0\""
            })
    void aClientWithAFieldOfAPageIsMalformed(String field) {
        try (var host = new TestHost(new Starter.Program(null, false), List.of())) {
            host.send(
                    "1",
                    "session.open",
                    "{\"session\":\"" + session + "\",\"client\":\"a\",\"protocol\":\"2.0\",\"locale\":\"en\"," + field
                            + "}");
            assertThat(host.codeOf("1")).isEqualTo("REQUEST_MALFORMED");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.9, client", "3.0, host"})
    void anotherProtocolNamesThePartThatIsBehind(String protocol, String behind) {
        try (var host = new TestHost(new Starter.Program(null, false), List.of())) {
            host.openClientAs(session, NAME, protocol);
            var data = host.reply("open-" + session).at("/error/data");

            assertThat(data.path("code").asText()).isEqualTo("VERSION_MISMATCH");
            assertThat(data.at("/facts/requiresUpdate").asText()).isEqualTo(behind);
        }
    }

    @Test
    void aClientThatThePolicyGivesASiteMayAskForWhatItsPagesMay() throws IOException {
        var executable = executable("client");
        var site = new ClientSite(executable.toString(), new Origin("https://login.example"));
        try (var host = new TestHost(program(executable), List.of(site))) {
            assertThat(capabilities(host)).containsExactly("login.authenticate");
        }
    }

    @Test
    void thePolicyMayNameALinkToTheExecutable() throws IOException {
        var executable = executable("client-7.3");
        var link = Files.createSymbolicLink(folder.resolve("client"), executable);
        try (var host = new TestHost(program(executable), List.of(new ClientSite(link.toString(), SITE)))) {
            assertThat(capabilities(host)).contains("login.authenticate");
        }
    }

    @Test
    void anotherProgramOfTheSameNameHasNoSite() throws IOException {
        var site = new ClientSite(executable("client").toString(), SITE);
        try (var host = new TestHost(program(executable("other")), List.of(site))) {
            assertThat(capabilities(host)).contains("signature.sign").doesNotContain("login.authenticate");
        }
    }

    @Test
    void anExecutableThatItsUserCanReplaceHasNoSite() throws IOException {
        var executable = executable("client");
        var site = new ClientSite(executable.toString(), SITE);
        try (var host = new TestHost(new Starter.Program(executable, false), List.of(site))) {
            assertThat(capabilities(host)).contains("signature.sign").doesNotContain("login.authenticate");
        }
    }

    @Test
    void aSiteThatIsNotInTheProfileGivesNothing() throws IOException {
        var executable = executable("client");
        var site = new ClientSite(executable.toString(), new Origin("https://another.example"));
        try (var host = new TestHost(program(executable), List.of(site))) {
            assertThat(capabilities(host)).contains("signature.sign").doesNotContain("login.authenticate");
        }
    }
}
