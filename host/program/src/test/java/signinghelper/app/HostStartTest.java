package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ProtocolFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program from its first frame to its end. */
@Tag("slow")
class HostStartTest {
    @TempDir
    private Path folder;

    @Test
    void saysHelloAndEndsWithTheInput() throws Exception {
        try (var host = Installation.withProfile(folder).start()) {
            var hello = host.next();
            host.endInput();

            assertThat(hello)
                    .isEqualTo(ProtocolFiles.example("HelloNotification").message());
            assertThat(host.exitCode()).isZero();
            assertThat(host.rest()).isEmpty();
        }
    }

    @Test
    void loadsNothingOfTheCommandLine() throws Exception {
        var loaded = folder.resolve("loaded");
        var installation =
                Installation.withProfile(folder).with(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + loaded));
        try (var host = installation.start()) {
            host.next();
            host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN);
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }

        assertThat(loaded)
                .content()
                .contains("signinghelper.command.Dispatcher")
                .doesNotContain("picocli")
                .doesNotContain("signinghelper.commandline");
    }

    @Tag("full")
    @Test
    void isTheSameWhenABrowserNamesTheExtension() throws Exception {
        try (var host = Installation.withProfile(folder)
                .start("chrome-extension://" + Installation.EXTENSION + "/", "--parent-window=0")) {
            host.next();

            assertThat(host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN)
                            .at("/result/profile")
                            .asText())
                    .isEqualTo("demo");
        }
    }

    @Test
    void saysHelloWithoutAProfileAndOpensNoSession() throws Exception {
        try (var host = Installation.empty(folder).start()) {
            assertThat(host.next().path("method").asText()).isEqualTo("hello");
            assertThat(host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN)
                            .at("/error/data/code")
                            .asText())
                    .isEqualTo("PROFILE_INVALID");
            host.endInput();
            assertThat(host.exitCode()).isZero();
        }
    }

    @Test
    void anOlderProfileThanTheOneUsedBeforeIsToldPageAndTerminalWithBothVersions() throws Exception {
        var installation = Installation.withProfile(folder);
        var state = Files.createDirectories(folder.resolve("state/signing-helper-demo"));
        Files.writeString(state.resolve("profile-version"), "2");

        try (var host = installation.start()) {
            host.next();
            var told = host.open(UUID.randomUUID().toString(), Installation.ORIGIN, Installation.ORIGIN)
                    .at("/error/data");
            assertThat(told.path("code").asText()).isEqualTo("PROFILE_OLDER");
            assertThat(told.at("/facts/found").asText()).isEqualTo("1");
            assertThat(told.at("/facts/needed").asText()).isEqualTo("2");
            assertThat(told.at("/guidance/reason").asText()).contains("第 1 版", "第 2 版");
        }
        assertThat(installation.run("token", "list", "--lang", "en").errors())
                .contains("(PROFILE_OLDER)", "Version 1 of the profile", "version 2 or newer", "the administrator");
    }

    @Test
    void theLogNamesRequestsAndKeepsTheNonceOut() throws Exception {
        var installation = Installation.withProfile(folder);
        var session = UUID.randomUUID().toString();
        try (var host = installation.start()) {
            host.next();
            host.open(session, Installation.ORIGIN, Installation.ORIGIN);
            host.ask(
                    "1",
                    "login.authenticate",
                    "{\"session\":\"" + session + "\",\"nonce\":\"" + "n".repeat(44) + "\"}");
            host.endInput();
            host.exitCode();
        }

        assertThat(installation.log())
                .content()
                .contains("frame session.open open " + session + " " + Installation.ORIGIN)
                .contains("frame login.authenticate 1 " + session)
                .contains("end of input")
                .doesNotContain("nnnn");
    }
}
