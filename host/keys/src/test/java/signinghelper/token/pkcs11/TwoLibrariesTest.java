package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenInfo;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeProgram;
import signinghelper.token.plugged.Tokens;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.TokenBench.PIN;

/** The tokens of SoftHSM2 directly and through p11-kit's proxy: the same U-Keys behind two libraries. */
@Tag("slow")
class TwoLibrariesTest {
    private static final Path PROXY = ForeignModules.library("p11-kit-proxy.so");

    @TempDir
    Path folder;

    private BridgedHsm hsm;
    private BridgeDriver direct;
    private BridgeDriver proxied;

    @BeforeEach
    void makeTokens() throws Exception {
        hsm = new BridgedHsm(folder);
        for (var label : List.of("one", "two")) {
            hsm.store(
                    hsm.addToken(label, PIN),
                    PIN,
                    new KeyMaterial()
                            .add("rsa", KeyMaterial.rsa(), KeyUsage.digitalSignature)
                            .add("p256", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature));
        }
        direct = driver("direct", SoftHsm.LIBRARY);
        proxied = driver("proxied", PROXY);
    }

    private BridgeDriver driver(String name, Path library) {
        var javaHome = Path.of(System.getProperty("java.home"));
        var launch = BridgeProgram.launch(javaHome, "pkcs11", name, library, List.of())
                .with(hsm.environment());
        return new BridgeDriver(name, library, launch, BridgeDriver.Limits.USUAL);
    }

    @AfterEach
    void close() {
        direct.close();
        proxied.close();
    }

    @Test
    void eachTokenIsOneUKeyByTheFirstLibrary() throws Exception {
        // Both have started, so that neither is left out for its slowness.
        assertThat(direct.list()).hasSize(2);
        assertThat(proxied.list()).hasSize(2);
        for (var drivers : List.of(List.of(direct, proxied), List.of(proxied, direct))) {
            var tokens = new Tokens(List.copyOf(drivers));
            var first = drivers.get(0).name();

            assertThat(tokens.list()).hasSize(2).extracting(TokenInfo::driver).containsOnly(first);
            assertThat(tokens.list()).extracting(TokenInfo::label).containsExactlyInAnyOrder("one", "two");
            assertThat(tokens.keys())
                    .hasSize(4)
                    .extracting(HeldKey::token)
                    .extracting(TokenInfo::driver)
                    .containsOnly(first);
            assertThat(tokens.read().tokens())
                    .allSatisfy(token -> assertThat(token.otherWays())
                            .extracting(TokenInfo::label)
                            .containsExactly(token.token().label()));
        }
    }
}
