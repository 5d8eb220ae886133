package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.FakeToken;
import signinghelper.token.TokenDriver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** A user types numbers in another window, each with Enter, while a page has one of the host's windows opened. */
@Tag("slow")
@Tag("full")
class StrayKeysTest {
    private static final String ORIGIN = "http://localhost:8080";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final String SIGN = "政采签章助手 - 签名";
    private static final String CHOOSE = "政采签章助手 - 选择证书";
    private static final String NUMBERS = "1234567\n";
    private static final String NONCE = "\"nonce\":\"" + "n".repeat(44) + "\"";
    private static final String DOCUMENT = NONCE + ",\"format\":\"cms-detached\",\"documents\":"
            + "[{\"title\":\"合同\",\"mediaType\":\"text/plain\",\"content\":\"AAEC\"}]";

    private final String session = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    private TestDesktop desktop;
    private Path typed;
    private Process other;

    @BeforeEach
    void openAnotherWindow() throws Exception {
        desktop = TestDesktop.open(folder);
        typed = folder.resolve("typed");
        other = desktop.start(OtherWindow.class, typed.toString());
        desktop.await(OtherWindow.TITLE);
    }

    @AfterEach
    void closeDesktop() {
        other.destroy();
        other.onExit().join();
        desktop.close();
    }

    private HostProcess host(Class<? extends TokenDriver> driver, String origin) throws Exception {
        var installation =
                Installation.withProfile(folder).with(desktop.environment()).with(driver);
        var host = installation.start();
        host.next();
        host.open(session, origin, origin);
        return host;
    }

    private void ask(HostProcess host, String method, String parameters) throws IOException {
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"asked\",\"method\":\"" + method + "\",\"params\":{\"session\":\""
                + session + "\"," + parameters + "}}");
    }

    private static JsonNode answer(HostProcess host, String id) throws InterruptedException {
        var frame = host.next();
        while (!frame.path("id").asText().equals(id)) {
            frame = host.next();
        }
        return frame;
    }

    /** Returns the tries left, and fails if another request was answered meanwhile. */
    private int triesLeft(HostProcess host) throws Exception {
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"list\",\"method\":\"token.list\",\"params\":{\"session\":\"" + session
                + "\"}}");
        var frame = host.next();
        while (!frame.path("id").asText().equals("list")) {
            assertThat(frame.has("id")).as(frame.toString()).isFalse();
            frame = host.next();
        }
        return frame.at("/result/tokens/0/triesLeft").asInt(-1);
    }

    /** Types in the other window and lets the page ask after three keys have arrived there. */
    private void typeWhile(int gap, int keys, Asking asking) throws Exception {
        var text = NUMBERS.repeat(keys / NUMBERS.length() + 1).substring(0, keys);
        var typing = desktop.typeWithGaps(text, gap);
        Eventually.isTrue(() -> length(typed) >= 3);
        asking.ask();
        assertThat(typing.onExit().join().exitValue()).isZero();
        assertThat(length(typed)).as("taken by the window that came").isLessThan(keys);
    }

    private interface Asking {
        void ask() throws IOException;
    }

    private static int length(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).length() : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 250", "400, 28", "1200, 14"})
    void noneIsTakenForAPin(int gap, int keys) throws Exception {
        try (var host = host(CountingDriver.class, ORIGIN)) {
            typeWhile(gap, keys, () -> ask(host, "login.authenticate", NONCE));

            assertThat(triesLeft(host)).isEqualTo(6);
            desktop.await(LOGIN);
            desktop.type(FakeToken.PIN);
            desktop.press("Return");
            assertThat(answer(host, "asked").at("/result/token/algorithm").asText())
                    .isEqualTo("ES256");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 400, 1_200})
    void noneSignsWithAKeyThatAsksForNoPin(int gap) throws Exception {
        try (var host = host(SoftStoreDriver.class, "https://work.example")) {
            typeWhile(gap, gap < 100 ? 250 : 16, () -> ask(host, "signature.sign", DOCUMENT));

            desktop.await(SIGN);
            desktop.press("Return");
            assertThat(answer(host, "asked").at("/error/data/code").asText()).isEqualTo("CANCELLED");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 400, 1_200})
    void noneGivesACertificateAway(int gap) throws Exception {
        try (var host = host(SoftStoreDriver.class, "https://choose.example")) {
            typeWhile(gap, gap < 100 ? 250 : 16, () -> ask(host, "certificate.select", "\"purpose\":\"sign\""));

            desktop.await(CHOOSE);
            desktop.press("Return", "Escape");
            assertThat(answer(host, "asked").at("/error/data/code").asText()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void oneWhoTypesSlowlyOnWhenTheWindowHasJustComeSpendsNoTry() throws Exception {
        try (var host = host(CountingDriver.class, ORIGIN)) {
            ask(host, "login.authenticate", NONCE);
            desktop.awaitOpening(LOGIN);
            var typing = desktop.typeWithGaps(NUMBERS + NUMBERS, 900, 500);

            assertThat(typing.onExit().join().exitValue()).isZero();
            assertThat(triesLeft(host)).isEqualTo(6);
        }
    }

    @Test
    void afterAWrongPinTheNextOneWantsAPauseToo() throws Exception {
        try (var host = host(CountingDriver.class, ORIGIN)) {
            ask(host, "login.authenticate", NONCE);
            desktop.await(LOGIN);
            desktop.typeWithGaps(NUMBERS.repeat(12), 60).onExit().join();

            assertThat(triesLeft(host)).isEqualTo(5);
        }
    }

    @Test
    void aPinOnWhichTheFocusWasLostIsTypedAnew() throws Exception {
        try (var host = host(CountingDriver.class, ORIGIN)) {
            ask(host, "login.authenticate", NONCE);
            desktop.await(LOGIN);
            desktop.type("1234");
            desktop.activate(OtherWindow.TITLE);
            desktop.activate(LOGIN + ".*");
            desktop.type("56\n");
            assertThat(triesLeft(host)).isEqualTo(6);

            desktop.await(LOGIN);
            desktop.type(FakeToken.PIN);
            desktop.press("Return");
            assertThat(answer(host, "asked").has("result")).isTrue();
        }
    }

    @Test
    void aDocumentWithAScriptIsShownAsText() throws Exception {
        var page = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><script>1</script></html>";
        var content = Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
        try (var host = host(SoftStoreDriver.class, "https://work.example")) {
            ask(host, "signature.sign", DOCUMENT.replace("AAEC", content));
            desktop.await(SIGN);
            desktop.press("alt+v");
            desktop.await("政采签章助手 - 文件内容");
            try (var copies = Files.walk(folder.resolve("state"))) {
                assertThat(copies).noneMatch(file -> file.toString().matches(".*\\.(xml|html|svg|txt)"));
            }

            desktop.press("Escape");
            desktop.await(SIGN);
            desktop.press("Escape");
            assertThat(answer(host, "asked").at("/error/data/code").asText()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void aWindowIsOnTopUntilItHasBeenSeenOnce() throws Exception {
        try (var host = host(CountingDriver.class, ORIGIN)) {
            ask(host, "login.authenticate", NONCE);
            desktop.awaitOpening(LOGIN);
            assertThat(desktop.isAbove(LOGIN + ".*")).isTrue();

            desktop.await(LOGIN);
            Eventually.isTrue(() -> !desktop.isAbove(LOGIN));
        }
    }
}
