package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class EndOfInputTest {
    @TempDir
    private Path folder;

    @Test
    void aSlowLookAtTheUKeysIsStillAnswered() throws Exception {
        var installation = Installation.withProfile(folder).with(WaitingDriver.class);
        var session = UUID.randomUUID().toString();
        try (var host = installation.start()) {
            host.next();
            host.open(session, Installation.ORIGIN, Installation.ORIGIN);
            host.send("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"" + session
                    + "\"}}");
            Waiting.untilThereIs(installation.install().resolve(WaitingDriver.HERE));
            host.endInput();
            Waiting.untilItSays(installation.log(), "end of input");
            Files.createFile(installation.install().resolve(WaitingDriver.GO));

            assertThat(host.next().at("/result/tokens").isEmpty()).isTrue();
            assertThat(host.exitCode()).isZero();
        }
    }

    @Test
    void aDriverThatHangsDoesNotHoldTheEndUp() throws Exception {
        var installation = Installation.withProfile(folder).with(WaitingDriver.class);
        var session = UUID.randomUUID().toString();
        try (var host = installation.start()) {
            host.next();
            host.open(session, Installation.ORIGIN, Installation.ORIGIN);
            host.send("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"token.list\",\"params\":{\"session\":\"" + session
                    + "\"}}");
            Waiting.untilThereIs(installation.install().resolve(WaitingDriver.HERE));
            host.endInput();

            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }
}
