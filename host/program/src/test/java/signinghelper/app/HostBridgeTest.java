package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.pkcs11.BridgedHsm;
import signinghelper.token.skf.BridgedSkf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program with a library that its profile names. */
@Tag("slow")
class HostBridgeTest {
    @TempDir
    Path folder;

    private static String driver(String library) {
        return "{\"kind\":\"pkcs11\",\"name\":\"softhsm2\",\"library\":{\"linux\":\"" + library + "\"}}";
    }

    @Test
    void theProfilesLibraryIsReachedThroughABridgeThatEndsWithTheHost() throws Exception {
        var hsm = new BridgedHsm(folder);
        hsm.addToken("测试锁", "123456");
        var installation = Installation.withDrivers(folder, driver(SoftHsm.LIBRARY.toString()))
                .with(hsm.environment());
        try (var host = installation.start()) {
            host.next();

            assertThat(tokens(host))
                    .isEqualTo("[{\"driver\":\"softhsm2\",\"label\":\"测试锁\",\"triesLeft\":null,"
                            + "\"triesMaximum\":null,\"locked\":false,\"defaultPin\":null}]");
            var bridges = host.children();
            assertThat(bridges).hasSize(1);

            host.endInput();
            assertThat(host.exitCode()).isZero();
            for (var bridge : bridges) {
                assertThat(bridge.onExit().get(1, TimeUnit.MINUTES)).isNotNull();
            }
            assertThat(host.rest()).isEmpty();
            assertThat(installation.log()).content().contains("bridge softhsm2 started");
        }
    }

    @Tag("full")
    @Test
    void aLibraryThatIsNotInstalledMeansNoUKeyAndNoBridge() throws Exception {
        try (var host =
                Installation.withDrivers(folder, driver("/nowhere/vendor.so")).start()) {
            host.next();

            assertThat(tokens(host)).isEqualTo("[]");
            assertThat(host.children()).isEmpty();
        }
    }

    private static String skfDriver(Path library) {
        return "{\"kind\":\"skf\",\"name\":\"soft\",\"library\":{\"linux\":[\"/nowhere/vendor.so\",\"" + library
                + "\"]}}";
    }

    @Test
    void theProfilesSkfLibraryIsReached() throws Exception {
        var skf = new BridgedSkf(folder.resolve("skf"));
        skf.add("Soft U-Key 1", "测试锁", "271828", 6);
        var installation = Installation.withDrivers(folder, skfDriver(skf.library("packed-32")))
                .with(skf.environment());
        try (var host = installation.start()) {
            host.next();

            assertThat(tokens(host))
                    .isEqualTo("[{\"driver\":\"soft\",\"label\":\"测试锁\",\"triesLeft\":6,"
                            + "\"triesMaximum\":6,\"locked\":false,\"defaultPin\":false}]");
        }
    }

    @Tag("full")
    @Test
    void aLibraryThatOthersMayReplaceIsNotLoaded() throws Exception {
        var skf = new BridgedSkf(folder.resolve("skf"));
        var open = Files.createDirectory(folder.resolve("open"));
        var library = Files.copy(skf.library("packed-32"), open.resolve("vendor.so"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        var installation = Installation.withDrivers(folder, skfDriver(library)).with(skf.environment());
        try (var host = installation.start()) {
            host.next();

            assertThat(list(host).at("/error/data/code").asText()).isEqualTo("DRIVER_UNTRUSTED");
            assertThat(host.children()).isEmpty();
        }
    }

    private static String tokens(HostProcess host) throws Exception {
        return list(host).at("/result/tokens").toString();
    }

    private static JsonNode list(HostProcess host) throws Exception {
        var session = UUID.randomUUID().toString();
        host.open(session, Installation.ORIGIN, Installation.ORIGIN);
        return host.ask("1", "token.list", "{\"session\":\"" + session + "\"}");
    }
}
