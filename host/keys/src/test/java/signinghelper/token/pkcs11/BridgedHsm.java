package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeLaunch;
import signinghelper.token.bridge.BridgeProgram;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SoftHSM2 as the host reaches it, in a bridge. It never locks a PIN and counts nothing. */
public final class BridgedHsm {
    /** Longer than a list waits for a driver, and short enough for a test that waits until it is over. */
    static final BridgeDriver.Limits IMPATIENT = new BridgeDriver.Limits(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final SoftHsm hsm;

    public BridgedHsm(Path folder) throws IOException {
        Needed.file(SoftHsm.LIBRARY);
        Needed.file(Path.of("/usr/bin/softhsm2-util"));
        hsm = SoftHsm.in(folder);
    }

    public Map<String, String> environment() {
        return hsm.environment();
    }

    /** A fresh token; gives its slot's id. */
    public long addToken(String label, String pin) throws IOException {
        return hsm.addToken(label, pin);
    }

    /** Returns the slot's id of the token with this label. */
    long slot(String label) throws IOException {
        return hsm.slot(label);
    }

    /** A fresh token with a key that signs. */
    public void addTokenWithKey(String label, String pin) throws Exception {
        var keys = new KeyMaterial().add("signer", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature);
        store(addToken(label, pin), pin, keys);
    }

    /** Puts keys with their certificates on a token, in a process of its own. */
    public void store(long slot, String pin, KeyMaterial keys) throws IOException {
        hsm.store(slot, pin, keys.pairs());
    }

    BridgeDriver driver() {
        return driver(SoftHsm.LIBRARY, Map.of());
    }

    BridgeDriver driver(Path library, Map<String, String> variables) {
        return driver(library, variables, BridgeDriver.Limits.USUAL);
    }

    BridgeDriver driver(Path library, Map<String, String> variables, BridgeDriver.Limits limits) {
        return new BridgeDriver("softhsm2", library, launch(library, variables), limits);
    }

    BridgeLaunch launch(Path library, Map<String, String> variables) {
        var all = new HashMap<>(environment());
        all.putAll(variables);
        var javaHome = Path.of(System.getProperty("java.home"));
        return BridgeProgram.launch(javaHome, "pkcs11", "softhsm2", library, List.of())
                .with(all);
    }
}
