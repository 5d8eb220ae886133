package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.junit.Eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class EndOfInputTest {
    private static final int SESSIONS = 60;
    private static final int CONTENTS_OF_A_SESSION = 50;

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
            Eventually.thereIs(installation.install().resolve(WaitingDriver.HERE));
            host.endInput();
            Eventually.says(installation.log(), "end of input");
            Files.createFile(installation.install().resolve(WaitingDriver.GO));

            assertThat(host.next().at("/result/tokens").isEmpty()).isTrue();
            assertThat(host.exitCode()).isZero();
        }
    }

    /** Opens as many contents as the host allows, the last part of each missing. */
    @Tag("full")
    @Test
    void thousandsOfOpenContentsAreGoneWithinFiveSeconds() throws Exception {
        var installation = Installation.withProfile(folder);
        try (var host = installation.start()) {
            host.next();
            for (var i = 0; i < SESSIONS; i++) {
                var session = UUID.randomUUID().toString();
                var origin = i % 3 == 0 ? "https://put.example" : "https://put-too.example";
                assertThat(host.open(session, origin, origin).has("result")).isTrue();
                for (var j = 0; j < CONTENTS_OF_A_SESSION; j++) {
                    var part = "{\"session\":\"" + session + "\",\"offset\":0,\"data\":\"AAAA\",\"last\":false}";
                    assertThat(host.ask("put", "content.put", part).has("result"))
                            .isTrue();
                }
            }
            assertThat(contents()).hasSize(SESSIONS * CONTENTS_OF_A_SESSION);
            host.endInput();

            assertThat(host.handle().onExit()).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(host.exitCode()).isZero();
            assertThat(contents()).isEmpty();
        }
    }

    private List<Path> contents() throws IOException {
        try (var files = Files.walk(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("content"))
                    .filter(Files::isRegularFile)
                    .toList();
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
            Eventually.thereIs(installation.install().resolve(WaitingDriver.HERE));
            host.endInput();

            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }
}
