package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program under a page that asks on and on. */
@Tag("slow")
class HostFloodTest {
    private static final int FLOOD = 12_000;

    @TempDir
    private Path folder;

    @Test
    void twelveThousandSessionsLeaveRoomForAnotherOriginAndTheEndInTime() throws Exception {
        try (var host = Installation.withProfile(folder).start()) {
            host.next();
            var opened = 0;
            for (var i = 0; i < FLOOD; i++) {
                var answer = host.open(id(), Installation.ORIGIN, Installation.ORIGIN);
                opened += answer.has("result") ? 1 : 0;
                if (!answer.has("result")) {
                    assertThat(answer.at("/error/data/code").asText()).isEqualTo("BUSY");
                }
            }
            assertThat(opened).isEqualTo(100);

            var session = id();
            assertThat(host.open(session, "https://look.example", "https://look.example")
                            .has("result"))
                    .isTrue();
            assertThat(host.ask("look", "token.list", "{\"session\":\"" + session + "\"}")
                            .has("result"))
                    .isTrue();
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
