package signinghelper.token.pkcs11;

import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The libraries of Debian behind which a test can put keys without any device, and those that have none. */
final class ForeignModules {
    private static final Path LIBRARIES = Path.of(
            "/usr/lib", System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu");
    private static final String PIN = TokenMaker.PIN;

    private ForeignModules() {}

    static Path library(String name) {
        var library = LIBRARIES.resolve(name);
        Needed.file(library);
        return library;
    }

    private static KeyMaterial keys() throws Exception {
        return new KeyMaterial()
                .add("rsa", KeyMaterial.rsa(), KeyUsage.digitalSignature)
                .add("p256", KeyMaterial.ec("secp256r1"), KeyUsage.digitalSignature);
    }

    /** NSS softokn with a database of its own. Its other slot wants no login and so is no U-Key. */
    static ForeignModule nss(Path folder) throws Exception {
        var library = library("libsoftokn3.so");
        var certutil = Path.of("/usr/bin/certutil");
        Needed.file(certutil);
        var database = "sql:" + folder;
        var pin = Files.writeString(folder.resolve("pin"), PIN);
        var store = keys().write(folder.resolve("keys.p12"));
        new ExternalProgram(List.of(certutil.toString(), "-N", "-d", database, "-f", pin.toString()), Map.of()).run();
        new ExternalProgram(
                        List.of(
                                "/usr/bin/pk12util",
                                "-i",
                                store.toString(),
                                "-W",
                                KeyMaterial.PASSWORD,
                                "-d",
                                database,
                                "-K",
                                PIN),
                        Map.of())
                .run();
        var parameters = "configdir='" + database + "' certPrefix='' keyPrefix='' secmod='' flags=";
        return ForeignModule.of(library, Map.of("NSS_LIB_PARAMS", parameters), List.of("NSS Certificate DB"), PIN, 2);
    }

    /** OpenSC, the library of most smart cards, without a card. */
    static ForeignModule openSc(Path folder) {
        return ForeignModule.empty(library("opensc-pkcs11.so"), Map.of());
    }

    /** The certificates of the system's CAs, which want no login. */
    static ForeignModule systemTrust(Path folder) {
        return ForeignModule.empty(library("pkcs11/p11-kit-trust.so"), Map.of());
    }

    /** p11-kit's proxy, which stands before all libraries that the system knows; here before SoftHSM2. */
    static ForeignModule p11KitProxy(Path folder) throws Exception {
        var hsm = new BridgedHsm(folder);
        hsm.store(hsm.addToken("proxied", PIN), PIN, keys());
        return ForeignModule.of(library("p11-kit-proxy.so"), hsm.environment(), List.of("proxied"), PIN, 2);
    }

    /** A TPM in software with one key: without a daemon that manages its memory, a TPM has no room for a second. */
    static ForeignModule tpm(Path folder) throws Exception {
        var library = library("pkcs11/libtpm2_pkcs11.so");
        var emulator = SoftwareTpm.start(folder);
        var environment = Map.of(
                "TPM2_PKCS11_STORE",
                Files.createDirectory(folder.resolve("store")).toString(),
                "TPM2_PKCS11_TCTI",
                emulator.address());
        var maker = new TokenMaker(List.of(), library, 0, environment, folder);
        maker.initialize("tpm");
        maker.addKey("rsa:2048", new KeyMaterial());
        return new ForeignModule(library, environment, List.of(), List.of("tpm"), PIN, 1, emulator::end);
    }

    /** Returns the same library without a TPM: {@code C_Initialize} fails. */
    static ForeignModule tpmWithoutTpm(Path folder) {
        return ForeignModule.empty(
                library("pkcs11/libtpm2_pkcs11.so"),
                Map.of(
                        "TPM2_PKCS11_STORE",
                        folder.toString(),
                        "TPM2_PKCS11_TCTI",
                        "swtpm:path=" + folder.resolve("none")));
    }

    /** A library of smart cards without the service for their readers: {@code C_GetSlotList} fails. */
    static ForeignModule yubico(Path folder) {
        return ForeignModule.empty(
                library("libykcs11.so"),
                Map.of("PCSCLITE_CSOCK_NAME", folder.resolve("none").toString()));
    }

    /** A module of a device behind a connector, without the settings that name it. */
    static ForeignModule yubiHsm(Path folder) {
        return ForeignModule.empty(library("pkcs11/yubihsm_pkcs11.so"), Map.of());
    }

    /** opencryptoki's software token. Its daemon and folders live in namespaces of their own, which needs root. */
    static ForeignModule opencryptoki(Path folder) throws Exception {
        var library = library("pkcs11/libopencryptoki.so");
        var slots = Opencryptoki.start(folder);
        var maker = new TokenMaker(slots.inside(), library, Opencryptoki.SOFTWARE_SLOT, Map.of(), folder);
        maker.initialize("opencryptoki");
        var authority = new KeyMaterial();
        maker.addKey("rsa:2048", authority);
        maker.addKey("EC:prime256v1", authority);
        return new ForeignModule(library, Map.of(), slots.inside(), List.of("opencryptoki"), PIN, 2, slots::end);
    }
}
