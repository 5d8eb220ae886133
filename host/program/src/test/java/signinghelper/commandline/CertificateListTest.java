package signinghelper.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates on a U-Key, as the terminal lists them. */
class CertificateListTest {
    private static final Instant NIGHT = Instant.parse("2026-12-02T16:30:00Z");

    @TempDir
    Path folder;

    private final FakeToken token = new FakeToken("投标锁")
            .with(
                    SoftwareKey.issued(
                            SoftwareKey.Kind.SM2,
                            TestAuthority.root(TestKey.SM2),
                            request -> request.validity(TestAuthority.NOW, NIGHT)),
                    KeyEntry.Use.SIGNATURE);

    private TestTerminal terminal() {
        return new TestTerminal(folder).with(new FakeDriver("fake", token));
    }

    @Test
    void lastDayIsThatOfChinaAsInTheWindows() throws Exception {
        assertThat(terminal().run("certificate", "list", "--lang", "zh-CN").out())
                .contains("有效期至 2026-12-03，投标锁");
    }

    @Test
    void documentHasTheTimeItself() throws Exception {
        var answer = terminal().run("certificate", "list", "--json").json().at("/certificates/0");

        assertThat(answer.path("notAfter").asText()).isEqualTo("2026-12-02T16:30:00Z");
    }
}
