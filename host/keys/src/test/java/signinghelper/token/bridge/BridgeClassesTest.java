package signinghelper.token.bridge;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.SoftwareKey;
import signinghelper.token.skf.BridgedSkf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

/** Classes that a bridge loads until it has answered. */
class BridgeClassesTest {
    private static final String PIN = "12345678";

    @TempDir
    private Path folder;

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    @Test
    void aBridgeListsUKeysAndSignsWithoutJackson() throws Exception {
        var skf = new BridgedSkf(folder.resolve("skf"));
        skf.add("device", "锁", PIN, 6);
        skf.store("device", "container", KeyEntry.Use.SIGNATURE, SoftwareKey.make(SoftwareKey.Kind.SM2));
        var loaded = folder.resolve("loaded.txt");
        var launch = skf.launch("packed-32");
        var command = new ArrayList<>(launch.command());
        command.add(command.indexOf("-cp"), "-Xlog:class+load:file=" + loaded);
        var library = Path.of(command.get(command.size() - 1));

        try (var driver = new BridgeDriver(
                "soft", library, new BridgeLaunch(command, launch.environment()), BridgeDriver.Limits.USUAL)) {
            var watch = driver.watch(() -> {});
            assertThat(watch).isPresent();
            var tokens = driver.list();
            assertThat(tokens).hasSize(1);
            try (var session = driver.open(tokens.get(0));
                    var pin = new Pin(PIN.toCharArray())) {
                session.login(pin, LastTryConsent.NONE);
                var digest = new Digest(DigestAlgorithm.SM3, Bytes.copyOf(new byte[32]));
                assertThat(session.sign(session.keys().get(0), digest).length()).isEqualTo(64);
            }
        }

        assertThat(Files.readString(loaded))
                .containsSubsequence(
                        "signinghelper.token.skf.SkfDriver",
                        "signinghelper.token.Listed",
                        "org.bouncycastle.jce.provider.BouncyCastleProvider ")
                .doesNotContain("com.fasterxml.jackson");
    }
}
