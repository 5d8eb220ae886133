package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.history.SignatureHistory;
import signinghelper.profile.TestProfile;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.ClientName;
import signinghelper.session.Sessions;
import signinghelper.session.Starter;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Work of a desktop client: what the user is told, what the receipt and the history name, and how much it may ask. */
class DesktopClientTest {
    private static final String NAME = "某某投标客户端";
    private static final Path PROGRAM = Path.of("/opt/client/client");
    private static final Starter.Program STARTER = new Starter.Program(PROGRAM);
    private final SoftwareKey key = TestCertificates.key(SoftwareKey.Kind.SM2);
    private final FakeDriver driver = new FakeDriver("fake", new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE));

    private TestHost host() {
        return new TestHost(STARTER, driver);
    }

    private static JsonNode receipt(TestHost host) throws Exception {
        var receipt = Bytes.fromBase64(host.reply("sign").at("/result/receipt").asText());
        var verified = TestCertificates.verifier(ReceiptFormat.policy()).verifyAttached(receipt.toArray());
        try (var json = Objects.requireNonNull(verified.content()).open()) {
            return new JsonMapper().readTree(json);
        }
    }

    @Test
    void theWindowGetsTheClaimedNameAndTheExecutableOfTheSystem() throws Exception {
        try (var host = host()) {
            host.openClient(NAME).sign("sign");

            assertThat(host.prompt().nextQuestion().asker())
                    .isEqualTo(new Asker.DesktopClient(new ClientName(NAME), PROGRAM));
        }
    }

    @Test
    void theReceiptNamesTheClientAndNoOrigin() throws Exception {
        try (var host = host()) {
            host.prompt().type(FakeToken.PIN);
            host.openClient(NAME).sign("sign");
            var receipt = receipt(host);

            assertThat(receipt.path("asker").asText()).isEqualTo("desktop-client");
            assertThat(receipt.path("client").asText()).isEqualTo(NAME);
            assertThat(receipt.path("nonce").asText()).isNotEmpty();
            assertThat(receipt.has("origin")).isFalse();
        }
    }

    @Test
    void theHistoryNamesTheClient() throws Exception {
        try (var host = host()) {
            var history = new SignatureHistory(
                    host.historyFolder(), () -> TestProfile.of(CmsForm.PKCS7_501), new WireFormat());
            history.turn(true);
            host.prompt().type(FakeToken.PIN);
            host.openClient(NAME).sign("sign");
            host.reply("sign");

            assertThat(history.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.client()).isEqualTo(NAME);
                assertThat(entry.portal()).isEmpty();
                assertThat(entry.origin()).isEmpty();
            });
        }
    }

    @Test
    void aChosenCertificateIsNeverRemembered() throws Exception {
        try (var host = host()) {
            var client = host.openClient(NAME);
            for (var id : List.of("first", "second")) {
                host.prompt().choose(0, true);
                host.send(id, "certificate.select", "{\"session\":\"" + client.session() + "\",\"purpose\":\"sign\"}");
                assertThat(host.reply(id).has("result")).isTrue();
                assertThat(host.prompt().nextCertificateQuestion()).isNotNull();
            }
        }
    }

    /** Another name does not help: all sessions of the process are one client's. */
    @Test
    void theEleventhWindowInAMinuteIsRefusedWhateverItCallsItself() throws Exception {
        try (var host = host()) {
            for (var count = 0; count < 10; count++) {
                host.prompt().closeWindow();
                host.openClient(NAME + count).sign("sign-" + count);
                assertThat(host.codeOf("sign-" + count)).isEqualTo("CANCELLED");
            }
            host.openClient("another").sign("sign");

            assertThat(host.codeOf("sign")).isEqualTo("BUSY");
            assertThat(host.reply("sign").at("/error/data/facts/seconds").asText())
                    .isEqualTo("60");
        }
    }

    @Test
    void aClientHasAsManySessionsAsAnOrigin() {
        try (var host = host()) {
            for (var count = 0; count < Sessions.MOST_OF_A_GROUP; count++) {
                host.openClient(NAME + count);
            }
            var session = UUID.randomUUID().toString();
            host.openClientAs(session, "another", "2.0");

            assertThat(host.codeOf("open-" + session)).isEqualTo("BUSY");
        }
    }
}
