package signinghelper.demo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.profile.Dated;
import signinghelper.profile.Profile;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.testkit.stage.StageFolder;
import signinghelper.testkit.token.SoftwareKeyDriver;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.bridge.BridgeDriver;
import signinghelper.token.bridge.BridgeProgram;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class StageTest {
    private static final String EXTENSION_ID = "abcdefghijklmnopabcdefghijklmnop";
    private static final Path SOFT_HSM = Path.of("/usr/bin/softhsm2-util");
    private static final Path SOFT_SKF = Path.of("../softskf/target").toAbsolutePath();
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final String PROFILE_KEY = profileKey();

    @TempDir
    private Path folder;

    private Path root = Path.of("");
    private Path target = Path.of("");

    /** A built repository, as far as the demo looks at it. */
    @BeforeEach
    void build() throws Exception {
        root = folder.resolve("root");
        target = folder.resolve("stage");
        write("host/program/target/install/signing-helper", "#!/bin/sh\n");
        write("host/program/target/install/java.options", "-Xint\n");
        write("host/program/target/install/app/host-1.0.0.jar", "host");
        write("testkit/parts/target/signing-helper-testkit-parts-1.0.0-token.jar", "token");
        write("extension/target/extension-id.txt", EXTENSION_ID + "\n");
        Files.createDirectories(root.resolve("profiles/demo"));
        Files.copy(Path.of("../profiles/demo/profile.json"), root.resolve("profiles/demo/profile.json"));
        write("host/profile/target/keys/demo-profile-key.pem", PROFILE_KEY);
    }

    private static String profileKey() {
        try {
            var key = TestKey.rsa(3072).getPrivate().getEncoded();
            var body = Base64.getMimeEncoder().encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void installsTheHostWithTheSoftwareKeyAndASignedProfile() throws Exception {
        var stage = set("--software-key-only");

        assertThat(stage.launcher()).isExecutable().hasParent(target.resolve("host"));
        assertThat(target.resolve("host/app/host-1.0.0.jar")).exists();
        assertThat(target.resolve("host/app/signing-helper-testkit-parts-1.0.0-token.jar"))
                .exists();
        assertThat(target.resolve("host/java.options"))
                .content()
                .contains("\"-Dsigninghelper.testkit.token=" + target.resolve("token") + "\"\n")
                .contains("\"-Djava.io.tmpdir=" + target.resolve("temporary") + "\"\n")
                .startsWith("-Xint\n")
                .contains("\"-Dsigninghelper.restart-note=" + target.resolve("reboot-required") + "\"\n")
                .contains("\"-Duser.timezone=Asia/Shanghai\"\n");
        assertThat(profile()).contains("\"extensionIds\":[\"" + EXTENSION_ID + "\"]");
        assertThat(new SoftwareKeyDriver(stage.tokens().software()).list()).hasSize(1);
        Files.delete(stage.tokens().software().resolve("spare/unplugged"));
        assertThat(new SoftwareKeyDriver(stage.tokens().software()).list())
                .extracting(TokenInfo::label)
                .containsExactly("演示 U-Key", "演示备用 U-Key");
        assertThat(Files.readString(stage.anchors())).containsPattern("(?s)(BEGIN CERTIFICATE.*){3}");
        assertThat(stage.tokens().pkcs11()).isEqualTo(Path.of(""));
        assertThat(profile()).contains("\"drivers\":[]");
    }

    @Tag("full")
    @Test
    void addsAUKeyBehindPkcs11WhoseConfigurationTheLauncherNames() throws Exception {
        Needed.file(SOFT_HSM);
        var stage = set();

        var configuration = stage.tokens().pkcs11().resolve("softhsm2.conf");
        assertThat(Files.readAllLines(stage.launcher()))
                .containsExactly("#!/bin/sh", "export SOFTHSM2_CONF='" + configuration + "'");
        assertThat(profile()).containsPattern("\"softhsm2\",\"library\":\\{\"linux\":\"/[^\"]+/libsofthsm2.so\"");
        try (var driver = driver(configuration)) {
            var token = driver.list().get(0);
            assertThat(token.label()).isEqualTo("演示 PKCS#11");
            try (var session = driver.open(token);
                    var pin = new Pin(SoftwareToken.PIN.toCharArray())) {
                session.login(pin, LastTryConsent.NONE);
                var keys = session.keys();
                assertThat(keys).extracting(KeyEntry::use).containsExactlyInAnyOrder(Use.SIGNATURE, Use.ENCRYPTION);
                var signer =
                        keys.stream().filter(key -> key.use() == Use.SIGNATURE).findAny();
                assertSigns(session, signer.orElseThrow(), TestKey.P256);
            }
        }
    }

    @Tag("full")
    @Test
    void hasUKeysBehindSkfInTheSoftwareKeysPlace() throws Exception {
        Needed.file(SOFT_SKF.resolve("built"));
        Files.createDirectories(root.resolve("softskf"));
        StageFolder.copy(SOFT_SKF, root.resolve("softskf/target"));
        var stage = set("--token", "skf");

        assertThat(stage.tokens().software()).isEqualTo(Path.of(""));
        assertThat(target.resolve("host/java.options")).content().doesNotContain("testkit.token");
        assertThat(target.resolve("host/app/signing-helper-testkit-parts-1.0.0-token.jar"))
                .doesNotExist();
        assertThat(Files.readAllLines(stage.launcher()))
                .containsExactly("#!/bin/sh", "export SOFTSKF_HOME='" + target.resolve("skf-token") + "'");
        assertThat(profile())
                .contains("\"drivers\":[{\"kind\":\"skf\",\"name\":\"softskf\"")
                .contains("\"sha256\":[\"" + sha256(SOFT_SKF.resolve("libsoftskf-packed-32.so")) + "\"]");
        assertThat(profile()).as("below a folder that a team may write").doesNotContain(target.toString() + "/");
        try (var driver = skfDriver(stage.tokens().skf())) {
            var tokens = driver.list();
            assertThat(tokens).extracting(TokenInfo::label).containsExactly("演示 SKF U-Key");
            assertSigns(driver, tokens.get(0), TestKey.SM2, TestKey.RSA);
            Files.createFile(stage.tokens().skf().resolve("devices/spare/present"));
            assertThat(driver.list()).extracting(TokenInfo::label).containsExactly("演示 SKF U-Key", "演示备用 SKF U-Key");
        }
    }

    @Test
    void saysThatTheSoftSkfLibraryIsNotBuilt() {
        assertThatThrownBy(() -> set("--token", "skf")).hasMessageContaining("soft SKF library");
    }

    /** Tests its signing keys, which are of these kinds, in this order. */
    private static void assertSigns(TokenDriver driver, TokenInfo token, TestKey... kinds) throws Exception {
        try (var session = driver.open(token);
                var pin = new Pin(SoftwareToken.PIN.toCharArray())) {
            assertThat(session.keys())
                    .extracting(KeyEntry::use)
                    .containsExactly(Use.SIGNATURE, Use.ENCRYPTION, Use.SIGNATURE);
            var keys = session.keys().stream()
                    .filter(key -> key.use() == Use.SIGNATURE)
                    .toList();
            session.login(pin, LastTryConsent.NONE);
            for (var i = 0; i < kinds.length; i++) {
                assertSigns(session, keys.get(i), kinds[i]);
            }
        }
    }

    /** Returns the driver through which the host reaches it. */
    private static BridgeDriver skfDriver(Path home) {
        var library = SOFT_SKF.resolve("libsoftskf-packed-32.so");
        return driver("softskf", "skf", library, Map.of(SoftSkf.HOME, home.toString()));
    }

    private static BridgeDriver driver(Path configuration) throws IOException {
        return driver("softhsm2", "pkcs11", SoftHsm.LIBRARY, Map.of(SoftHsm.CONFIGURATION, configuration.toString()));
    }

    private static BridgeDriver driver(String name, String kind, Path library, Map<String, String> variables) {
        var javaHome = Path.of(System.getProperty("java.home"));
        var launch =
                BridgeProgram.launch(javaHome, kind, name, library, List.of()).with(variables);
        return new BridgeDriver(name, library, launch, BridgeDriver.Limits.USUAL);
    }

    /** The session is logged in; the key is of this kind and its certificate of the demo's CA. */
    private static void assertSigns(TokenSession session, KeyEntry key, TestKey kind) throws Exception {
        var message = "message".getBytes(StandardCharsets.UTF_8);
        var algorithm =
                SignatureAlgorithm.forKey(key.certificate().getPublicKey()).orElseThrow();
        var digest = Bytes.copyOf(algorithm.digest(key.certificate().getPublicKey(), message));
        var signature = session.sign(key, new Digest(algorithm.digestAlgorithm(), digest));
        assertThat(algorithm.verify(key.certificate(), message, signature.toArray()))
                .isTrue();
        assertThatCode(() -> key.certificate().verify(AUTHORITY.anchor(kind).getPublicKey()))
                .doesNotThrowAnyException();
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Tag("full")
    @Test
    void namesAnotherPkcs11LibraryInSoftHsmsPlace() throws Exception {
        Needed.file(SOFT_HSM);
        set("--pkcs11-library", "/vendor/library.so");

        assertThat(profile()).contains("\"linux\":\"/vendor/library.so\"");
    }

    @Test
    void theProfileNamesTheCaAndThePortalsAddresses() throws Exception {
        set("--software-key-only");

        var profile = new WireFormat().decode(Profile.class, profile());
        assertThat(profile.signing().anchors().roots()).hasSize(3);
        assertThat(profile.signing().enrolment().directory())
                .extracting(Dated::value)
                .asString()
                .isEqualTo("http://localhost:8080/enrolment");
        assertThat(profile.signing().anchors().revocationAddresses())
                .containsExactly(URI.create("http://localhost:8081/"));
        assertThat(profile.computer().time().portal()).isEqualTo(URI.create("https://localhost:8443/"));
    }

    @Test
    void theHostTrustsTheGivenRootsForTls() throws Exception {
        set("--software-key-only");

        var file = target.resolve("host/tls-roots.p12");
        assertThat(target.resolve("host/java.options"))
                .content()
                .contains("\"-Djavax.net.ssl.trustStore=" + file + "\"\n");
        var roots = KeyStore.getInstance(file.toFile(), "public".toCharArray());
        assertThat(roots.getCertificate(roots.aliases().nextElement())).isEqualTo(AUTHORITY.anchor(TestKey.P256));
    }

    @Test
    void isMadeFreshEachTime() throws Exception {
        set("--software-key-only");
        Files.createFile(target.resolve("token/unplugged"));

        var stage = set("--software-key-only");

        assertThat(stage.tokens().software().resolve("unplugged")).doesNotExist();
    }

    @Test
    void neverEmptiesAFolderThatItDidNotMake() throws Exception {
        Files.createDirectories(target);
        var own = Files.writeString(target.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> set("--software-key-only")).isInstanceOf(IOException.class);
        assertThat(own).hasContent("mine");
    }

    @Test
    void namesTheFormOfSignaturesThatIsAskedFor() throws Exception {
        set("--software-key-only");

        assertThat(profile()).contains("\"cms\":\"PKCS7_501_WITHOUT_ATTRIBUTES\"");
    }

    @Test
    void saysWhatIsNotBuilt() throws Exception {
        Files.delete(root.resolve("testkit/parts/target/signing-helper-testkit-parts-1.0.0-token.jar"));

        assertThatThrownBy(() -> set("--software-key-only")).hasMessageContaining("*-token.jar");
    }

    private Stage set(String... further) throws IOException {
        var arguments = new ArrayList<>(List.of("--root", root.toString(), "--folder", target.toString()));
        arguments.addAll(List.of(further));
        var addresses = new PortalEntries.Addresses(
                URI.create("http://localhost:8080/enrolment"),
                URI.create("http://localhost:8081/"),
                URI.create("https://localhost:8443/"));
        var portal = new PortalEntries(AUTHORITY, addresses, null, "PKCS7_501_WITHOUT_ATTRIBUTES");
        return Stage.set(DemoOptions.parse(arguments), portal, List.of(AUTHORITY.anchor(TestKey.P256)));
    }

    /** The signed profile's JSON. */
    private String profile() throws IOException {
        var payload = Files.readString(target.resolve("host/profile.jws")).split("\\.", -1)[1];
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
