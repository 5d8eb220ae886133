package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisRunCommandTest {

    private static void diagnose(TestHost host, TestPage page) {
        host.send("1", "diagnosis.run", "{\"session\":\"" + page.session() + "\"}");
    }

    private static List<String> verdicts(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(finding -> finding.path("check").asText() + " "
                        + finding.path("verdict").asText() + " "
                        + finding.path("code").asText())
                .toList();
    }

    @Test
    void aPageIsToldVerdictsCodesAndWhatToDo() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("label").locked()))) {
            diagnose(host, host.open());

            var findings = host.reply("1").at("/result/findings");
            assertThat(verdicts(findings))
                    .containsExactly("host PASS null", "token-present PASS null", "pin FAIL PIN_LOCKED");
            assertThat(findings.at("/2/name").asText()).isEqualTo("U-Key 的 PIN");
            assertThat(findings.at("/2/guidance/title").asText()).isEqualTo("U-Key 已锁定");
            assertThat(findings.at("/2/guidance/steps")).isNotEmpty();
        }
    }

    @Test
    void theNamedChecksAloneAreRun() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("label").locked()))) {
            var session = host.open().session();
            host.send("1", "diagnosis.run", "{\"session\":\"" + session + "\",\"checks\":[\"pin\"]}");
            host.send("2", "diagnosis.run", "{\"session\":\"" + session + "\",\"checks\":[\"pin\",\"none\"]}");

            assertThat(verdicts(host.reply("1").at("/result/findings"))).containsExactly("pin FAIL PIN_LOCKED");
            assertThat(host.codeOf("2")).isEqualTo("REQUEST_MALFORMED");
        }
    }

    @Test
    void eachFindingComesBeforeTheReply() {
        try (var host = new TestHost()) {
            var page = host.open();
            diagnose(host, page);
            var all = host.reply("1").at("/result/findings");

            var found = host.await(frame -> frame.path("method").asText().equals("finding"), all.size());
            assertThat(found).allSatisfy(frame -> {
                assertThat(frame.at("/params/session").asText()).isEqualTo(page.session());
                assertThat(frame.at("/params/request").asText()).isEqualTo("1");
            });
            assertThat(found.stream().map(frame -> frame.at("/params/finding")))
                    .containsExactlyInAnyOrderElementsOf(all);
            assertThat(host.written().get(host.written().size() - 1).path("id").asText())
                    .isEqualTo("1");
        }
    }

    @Test
    void whatWasSeenStaysOnTheComputer() {
        try (var host = new TestHost(new FakeDriver("fake", new FakeToken("label-of-a-person")))) {
            diagnose(host, host.open());
            host.reply("1");

            // Found in what was seen, as the check's own test shows; the folder as well as label and serial.
            assertThat(host.written().toString())
                    .doesNotContain("label-of-a-person", "serial-of", "evidence")
                    .doesNotContain(host.contentFolder().resolveSibling("state").toString());
        }
    }

    @Test
    void anOriginThatMayOnlyLookIsRefused() {
        try (var host = new TestHost()) {
            diagnose(host, host.open("https://look.example"));

            assertThat(host.codeOf("1")).isEqualTo("METHOD_NOT_ALLOWED");
        }
    }

    @Test
    void aPageCanEndIt() {
        var never = new CountDownLatch(1);
        var listing = new CountDownLatch(1);
        var hanging = new FakeDriver("hanging").whileListing(() -> {
            listing.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var host = new TestHost(hanging)) {
            var page = host.open();
            diagnose(host, page);
            listing.await();
            page.cancel("1");

            assertThat(host.codeOf("1")).isEqualTo("ABORTED");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            never.countDown();
        }
    }
}
