package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program as another program's child. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DesktopClientProcessTest {
    private static final String SESSION = "7d0a6c1e-2f7b-4f5e-8a51-3c9d2b6e4f10";
    private static final String CLIENT =
            "{\"session\":\"" + SESSION + "\",\"client\":\"某某投标客户端\",\"protocol\":\"2.0\",\"locale\":\"zh-CN\"}";

    @TempDir
    private Path folder;

    private static List<String> capabilities(JsonNode opened) {
        return StreamSupport.stream(opened.at("/result/capabilities").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void servesTheClientAndNoPageAndKeepsNothingOnceItsInputEnds() throws Exception {
        try (var host = Installation.withProfile(folder).start("--stdio")) {
            assertThat(host.next().path("method").asText()).isEqualTo("hello");
            assertThat(host.open(SESSION, Installation.ORIGIN, Installation.ORIGIN)
                            .at("/error/data/code")
                            .asText())
                    .isEqualTo("ASKER_MISMATCH");
            var opened = host.ask("1", "session.open", CLIENT);
            assertThat(capabilities(opened)).contains("signature.sign").doesNotContain("login.authenticate");
            var part = "{\"session\":\"" + SESSION + "\",\"offset\":0,\"data\":\"AAAA\",\"last\":false}";
            assertThat(host.ask("2", "content.put", part).has("result")).isTrue();
            assertThat(contents()).hasSize(1);
            host.endInput();

            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
            assertThat(contents()).isEmpty();
        }
    }

    @Test
    void asABrowsersChildItServesNoClient() throws Exception {
        try (var host = Installation.withProfile(folder).start("chrome-extension://" + Installation.EXTENSION + "/")) {
            host.next();
            assertThat(host.ask("1", "session.open", CLIENT)
                            .at("/error/data/code")
                            .asText())
                    .isEqualTo("ASKER_MISMATCH");
        }
    }

    private List<Path> contents() throws IOException {
        try (var files = Files.walk(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("content"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
