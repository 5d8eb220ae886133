package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.platform.FolderTree;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.FolderCopy;
import signinghelper.token.KeyEntry;
import signinghelper.token.SharedDrivers;
import signinghelper.token.TokenBench;
import signinghelper.token.TokenDriver;
import signinghelper.token.bridge.BridgeDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SoftHSM2 behind {@code pkcs11proxy}: the proxy has two readers, and locks a PIN if it is set to count. A variable or
 * a fault sets any other behaviour.
 */
public final class Pkcs11Bench implements TokenBench {
    static final int TRIES = 4;
    private static final String NONE = "-";
    private static final String ENCRYPTING = "encrypting";
    private static final int ENCRYPTION_KEYS = 3;

    private final BridgedHsm hsm;
    private final Path proxy;
    private final Path folder;
    private final boolean locks;
    private final String[] readers = {FIRST, NONE};
    private final int[] plugged = {1, 0};
    private String faults = "";
    private int logouts;
    private boolean storesMore;
    private final Path tokens;
    private final SharedDrivers drivers = new SharedDrivers();
    private final Map<String, String> usual;
    private final Map<String, String> variables = new HashMap<>();

    /**
     * @param tokens folder that {@link #makeTokens} made; copied
     * @param locks true when wrong PINs are counted and lock it; false as in SoftHSM2
     */
    public Pkcs11Bench(Path tokens, Path folder, boolean locks) throws IOException {
        this.folder = folder;
        this.locks = locks;
        this.tokens = tokens.resolve("tokens");
        this.proxy = tokens.resolve("pkcs11proxy.so");
        this.hsm = new BridgedHsm(folder);
        FolderCopy.make(this.tokens, folder.resolve("tokens"));
        variables.putAll(Map.of(
                "PROXY_MODULE", SoftHsm.LIBRARY.toString(),
                "PROXY_CERTIFICATES",
                        Files.createDirectory(folder.resolve("certificates")).toString(),
                "PROXY_CALLS", folder.resolve("calls").toString(),
                "PROXY_FAULTS", folder.resolve("faults").toString(),
                "PROXY_READERS", folder.resolve("readers").toString()));
        if (locks) {
            variables.putAll(Map.of("PROXY_TRIES", Integer.toString(TRIES), "PROXY_COUNTERS", folder.toString()));
        }
        usual = Map.copyOf(variables);
        Files.writeString(folder.resolve("calls"), "");
        writeReaders();
    }

    /** SoftHSM2 keeps the PIN of a token in memory: after a change that was not refused, its children end. */
    @Override
    public void restore() throws IOException {
        drivers.restore();
        if (storesMore || (count("C_SetPIN") > 0 && !faults.contains("C_SetPIN 0x"))) {
            drivers.close();
        }
        storesMore = false;
        FolderCopy.restore(tokens, folder.resolve("tokens"));
        clear(folder, ".tries");
        clear(folder.resolve("certificates"), "");
        variables.clear();
        variables.putAll(usual);
        fault("");
        Files.writeString(folder.resolve("calls"), "");
        put(0, FIRST);
        put(1, NONE);
    }

    private static void clear(Path folder, String ending) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*" + ending)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** The two tokens with their keys, and the library; once, because making keys takes its time. */
    public static void makeTokens(Path folder) throws Exception {
        Pkcs11Proxy.copy(folder);
        var hsm = new BridgedHsm(folder);
        for (var label : List.of(FIRST, SECOND)) {
            var keys = new KeyMaterial()
                    .add("rsa", KeyMaterial.rsa(), KeyUsage.digitalSignature)
                    .add("p256", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature)
                    .add("p384", KeyMaterial.ec("secp384r1"), KeyUsage.digitalSignature);
            hsm.store(hsm.addToken(label, PIN), PIN, keys);
        }
    }

    /** A copy of the tokens on which {@link #FIRST} has keys for encryption too. */
    static void makeEncryptionKeys(Path folder) throws Exception {
        var copy = Files.createDirectories(folder.resolve(ENCRYPTING + " with"));
        FolderCopy.make(folder.resolve("tokens"), copy.resolve("tokens"));
        var keys = new KeyMaterial()
                .add("rsa for encryption", KeyMaterial.rsa(), KeyUsage.keyEncipherment)
                .add("p256 for encryption", KeyMaterial.ec("secp256r1"), KeyUsage.keyAgreement)
                .add("p384 for encryption", KeyMaterial.ec("secp384r1"), KeyUsage.keyAgreement);
        var hsm = new BridgedHsm(copy);
        hsm.store(hsm.slot(FIRST), PIN, keys);
        Files.move(copy.resolve("tokens"), folder.resolve(ENCRYPTING));
    }

    public Path library() {
        return proxy;
    }

    /** Sets a variable for the drivers that are started until it is restored. */
    Pkcs11Bench with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public Map<String, String> environment() {
        var all = new HashMap<>(variables);
        all.putAll(hsm.environment());
        return all;
    }

    @Override
    public Set<Ability> abilities() {
        return locks ? EnumSet.of(Ability.TELLS_LAST_TRY, Ability.LOCKS) : Set.of();
    }

    @Override
    public Set<SignatureAlgorithm> algorithms() {
        return EnumSet.of(
                SignatureAlgorithm.RSA_SHA256,
                SignatureAlgorithm.ECDSA_P256_SHA256,
                SignatureAlgorithm.ECDSA_P384_SHA384);
    }

    @Override
    public int tries() {
        return TRIES;
    }

    @Override
    public TokenDriver start() {
        var now = Map.copyOf(variables);
        return drivers.lend(now, () -> hsm.driver(proxy, now));
    }

    @Override
    public TokenDriver startImpatiently() {
        return start(BridgedHsm.IMPATIENT);
    }

    /** A driver with limits of its own, which no other test gets. */
    TokenDriver start(BridgeDriver.Limits limits) {
        return drivers.alone(hsm.driver(proxy, variables, limits));
    }

    @Override
    public void plug(String label) throws IOException {
        put(label.equals(FIRST) ? 0 : 1, label);
    }

    @Override
    public void unplug(String label) throws IOException {
        put(readerOf(label), NONE);
        fault("");
    }

    @Override
    public void replace(String label, String other) throws IOException {
        put(readerOf(label), other);
    }

    private int readerOf(String label) {
        return List.of(readers).indexOf(label);
    }

    private void put(int reader, String label) throws IOException {
        readers[reader] = label;
        plugged[reader]++;
        writeReaders();
    }

    /** Writes the file in one step, since the library reads it at any time. */
    private void writeReaders() throws IOException {
        var lines = new StringBuilder();
        for (var i = 0; i < readers.length; i++) {
            lines.append(i + 1 + " " + readers[i] + " " + plugged[i] + "\n");
        }
        write("readers", lines.toString());
    }

    public void fault(String lines) throws IOException {
        faults = lines;
        write("faults", lines);
    }

    private void write(String file, String text) throws IOException {
        var fresh = Files.writeString(folder.resolve("fresh"), text);
        Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void unplugWhileSigning(String label) throws IOException {
        fault("C_Sign pull");
    }

    @Override
    public void storeCertificate(KeyEntry key, byte[] bytes) throws IOException {
        Files.write(folder.resolve("certificates").resolve(key.container()), bytes);
    }

    /** Needs {@link #makeEncryptionKeys}. */
    @Override
    public int storeEncryptionKeys() throws IOException {
        drivers.close();
        storesMore = true;
        FolderTree.delete(folder.resolve("tokens"));
        FolderCopy.make(tokens.resolveSibling(ENCRYPTING), folder.resolve("tokens"));
        return ENCRYPTION_KEYS;
    }

    @Override
    public void failWhereNothingIsPluggedIn() throws IOException {
        fault("empty 0x30");
    }

    @Override
    public void tellOfNothing() throws IOException {
        fault("events none");
    }

    @Override
    public int waitsForEvents() throws IOException {
        return count("C_WaitForSlotEvent");
    }

    @Override
    public void answerOddlyToAWrongPin() throws IOException {
        fault("wrong 0x5");
    }

    @Override
    public void failLogins() throws IOException {
        fault("C_Login 0x5");
    }

    /** Does nothing: behind PKCS#11 another program can end a login anyway. */
    @Override
    public void shareLogins() {}

    @Override
    public void logOutElsewhere(String label) throws IOException {
        logouts++;
        fault("logout " + logouts);
    }

    /** Fails: PKCS#11 cannot hold a U-Key alone. */
    @Override
    public Process holdElsewhere(String label) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hang() throws IOException {
        fault("every hang");
    }

    @Override
    public void recover() throws IOException {
        fault("");
    }

    int count(String function) throws IOException {
        return Collections.frequency(Files.readAllLines(folder.resolve("calls")), function);
    }

    @Override
    public int pinsPresented() throws IOException {
        return count("C_Login") + count("C_SetPIN");
    }

    @Override
    public void close() {
        drivers.close();
    }
}
