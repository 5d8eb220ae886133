package signinghelper.portal.valkey;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import signinghelper.portal.authentication.ChallengeStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

/** The code that the portal library's README shows, between the marks; this test holds the two together. */
class PortalExampleTest {
    // example
    static ChallengeStore challenges(Clock clock) {
        var server = RedisURI.create("rediss://portal:password@valkey.portal.example:6379");
        return new ValkeyChallengeStore(server, ValkeySettings.USUAL, clock);
    }
    // example

    @Test
    void standsInTheReadme() throws Exception {
        var source = Files.readString(Path.of("src/test/java/signinghelper/portal/valkey/PortalExampleTest.java"));

        assertThat(Files.readString(Path.of("../portal/README.md")))
                .contains(
                        source.split("    // example\n", -1)[1].stripTrailing().stripIndent());
    }
}
