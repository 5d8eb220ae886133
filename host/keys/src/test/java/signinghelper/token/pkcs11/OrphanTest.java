package signinghelper.token.pkcs11;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.pkcs11.SoftHsm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A bridge never outlives its host. */
@Tag("slow")
class OrphanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"C_Nothing none", "C_GetSlotList hang"})
    void bridgeEndsWhenTheHostIsKilled(String fault) throws Exception {
        var proxy = Pkcs11Proxy.copy(folder);
        var hsm = new BridgedHsm(folder);
        Files.writeString(folder.resolve("faults"), fault);
        var host = startHost(hsm, proxy);
        try {
            var printed = host.inputReader(StandardCharsets.UTF_8).readLine();
            var bridge = ProcessHandle.of(Long.parseLong(printed)).orElseThrow();
            assertThat(bridge.isAlive()).isTrue();

            host.destroyForcibly();

            assertThat(bridge.onExit().get(1, TimeUnit.MINUTES)).isNotNull();
        } finally {
            host.destroyForcibly();
        }
    }

    private Process startHost(BridgedHsm hsm, Path proxy) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BridgeHost.class.getName(),
                folder.toString(),
                proxy.toString()));
        builder.environment().putAll(hsm.environment());
        builder.environment().put("PROXY_MODULE", SoftHsm.LIBRARY.toString());
        builder.environment().put("PROXY_CALLS", folder.resolve("calls").toString());
        builder.environment().put("PROXY_FAULTS", folder.resolve("faults").toString());
        return builder.redirectError(folder.resolve("log").toFile()).start();
    }
}
