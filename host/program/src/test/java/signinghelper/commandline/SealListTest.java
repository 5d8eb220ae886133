package signinghelper.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Seals on a U-Key and in files, as the terminal lists them. */
class SealListTest {
    @TempDir
    Path folder;

    private final SoftwareKey key = SoftwareKey.make(SoftwareKey.Kind.SM2);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, key.certificate());
    private final FakeToken token = new FakeToken("投标锁").with(key, KeyEntry.Use.SIGNATURE);

    private TestTerminal terminal() {
        return new TestTerminal(folder).with(new FakeDriver("fake", token));
    }

    @Test
    void listsTheSealOnTheUKeyWithItsCertificate() throws Exception {
        token.withSeal(seal.encoded());

        var answer = terminal().run("seal", "list", "--json").json().at("/seals/0");

        assertThat(answer.path("place").asText()).isEqualTo("投标锁");
        assertThat(answer.path("name").asText()).isEqualTo("测试有限公司公章");
        assertThat(answer.path("daysLeft").asInt()).isEqualTo(100);
        assertThat(answer.path("certificates")).hasSize(1);
        assertThat(answer.path("usable").asBoolean()).isTrue();
        assertThat(answer.path("findings").toString()).isEqualTo("[\"SEAL_MAKER_NOT_CHECKED\"]");
    }

    @Test
    void saysWhyASealInAFileIsNotUsable() throws Exception {
        seal.validUntil = TestAuthority.NOW.minus(1, ChronoUnit.DAYS);
        var file = Files.write(folder.resolve("公章.esl"), seal.encoded());

        var outcome = terminal().run("seal", "list", file.toString(), "--lang", "en");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("days left: -1", "not valid today (SEAL_NOT_VALID_AT_SIGNING)");
    }

    @Test
    void lastDayOfASealIsThatOfChina() throws Exception {
        seal.validUntil = Instant.parse("2026-12-02T16:30:00Z");
        token.withSeal(seal.encoded());

        assertThat(terminal().run("seal", "list", "--lang", "en").out()).contains("2026-12-03");
    }

    @Test
    void refusesAFileThatIsNoSeal() throws Exception {
        var file = Files.write(folder.resolve("note.esl"), new byte[] {1, 2, 3});

        var answer = terminal().run("seal", "list", file.toString(), "--json");

        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("SEAL_REFUSED");
    }

    @Test
    void saysThatThereAreNoSeals() throws Exception {
        assertThat(terminal().run("seal", "list", "--lang", "en").out()).contains("no seals");
    }
}
