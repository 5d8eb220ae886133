package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.session.Starter;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions of pages and of desktop clients, each at the host that was started for them. */
class ClientAdmissionTest {
    private static final String NAME = "某某投标客户端";
    private final String session = UUID.randomUUID().toString();

    private List<String> capabilities(TestHost host) {
        host.openClientAs(session, NAME, "2.0");
        var capabilities = host.reply("open-" + session).at("/result/capabilities");
        return StreamSupport.stream(capabilities.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void aClientMayAskForWhatSomePageMayAskForButForNoToken() {
        try (var host = new TestHost(new Starter.Program(null))) {
            assertThat(capabilities(host))
                    .containsExactly(
                            "certificate.list",
                            "certificate.select",
                            "content.get",
                            "content.put",
                            "diagnosis.run",
                            "envelope.declare",
                            "envelope.encrypt",
                            "envelope.open",
                            "envelope.rehearse",
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
        try (var host = new TestHost(new Starter.Program(null))) {
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
        try (var host = new TestHost(new Starter.Program(null))) {
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
        try (var host = new TestHost(new Starter.Program(null))) {
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
        try (var host = new TestHost(new Starter.Program(null))) {
            host.openClientAs(session, NAME, protocol);
            var data = host.reply("open-" + session).at("/error/data");

            assertThat(data.path("code").asText()).isEqualTo("VERSION_MISMATCH");
            assertThat(data.at("/facts/requiresUpdate").asText()).isEqualTo(behind);
        }
    }
}
