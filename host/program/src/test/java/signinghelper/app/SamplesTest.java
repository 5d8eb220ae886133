package signinghelper.app;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.pkcs11.BridgedHsm;
import signinghelper.token.pkcs11.KeyMaterial;
import signinghelper.token.skf.BridgedSkf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples of {@code samples/desktop-client} with the real host; OpenSSL judges what they sign. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class SamplesTest {
    private static final Path SAMPLES = Path.of("../../samples/desktop-client").toAbsolutePath();
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final String SIGN = "政采签章助手 - 签名";
    private static final String PIN = "271828";

    @TempDir
    private Path folder;

    private TestDesktop desktop;

    @BeforeEach
    void openDesktop() throws Exception {
        desktop = TestDesktop.open(folder);
    }

    @AfterEach
    void closeDesktop() {
        desktop.close();
    }

    private static List<String> python() {
        Needed.file(PYTHON);
        return List.of(PYTHON.toString(), SAMPLES.resolve("sign.py").toString());
    }

    private static List<String> java() {
        return List.of(
                Installation.java().toString(), SAMPLES.resolve("Sign.java").toString());
    }

    private Installation withSkf() throws Exception {
        var soft = new BridgedSkf(folder.resolve("soft"));
        soft.add("Soft U-Key 1", "测试锁", PIN, 6);
        var key = SoftwareKey.make(SoftwareKey.Kind.RSA);
        soft.store("Soft U-Key 1", "{RSA}", KeyEntry.Use.SIGNATURE, key);
        var library = soft.library("packed-32");
        return Installation.withDrivers(
                        folder, "{\"kind\":\"skf\",\"name\":\"soft\",\"library\":{\"linux\":\"" + library + "\"}}")
                .with(soft.environment());
    }

    private Installation withSoftHsm() throws Exception {
        var hsm = new BridgedHsm(folder);
        hsm.store(
                hsm.addToken("测试锁", PIN),
                PIN,
                new KeyMaterial().add("signer", KeyMaterial.rsa(), KeyUsage.digitalSignature));
        var library = SoftHsm.LIBRARY;
        return Installation.withDrivers(
                        folder,
                        "{\"kind\":\"pkcs11\",\"name\":\"softhsm2\",\"library\":{\"linux\":\"" + library + "\"}}")
                .with(hsm.environment());
    }

    private Process start(Installation installation, Path launcher, List<String> sample, Path file) throws IOException {
        var command = new ArrayList<>(sample);
        command.add(launcher.toString());
        command.add(file.toString());
        var builder = installation.with(desktop.environment()).prepare(new ProcessBuilder(command));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true).start();
    }

    private static String printed(Process sample) throws IOException {
        return new String(sample.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Writes a document that takes several parts of {@code content.put}. */
    private Path document() throws IOException {
        return Files.writeString(folder.resolve("投标文件 \"一\".txt"), "文".repeat(400_000));
    }

    private boolean holds(Path signature, Path content) throws Exception {
        Needed.file(OPENSSL);
        var judge = new ProcessBuilder(
                        OPENSSL.toString(),
                        "cms",
                        "-verify",
                        "-noverify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        signature.toString(),
                        "-content",
                        content.toString(),
                        "-out",
                        "/dev/null")
                .redirectErrorStream(true)
                .start();
        judge.getInputStream().readAllBytes();
        return judge.waitFor() == 0;
    }

    private void refusesAndSigns(Installation installation, List<String> sample) throws Exception {
        var launcher = LaunchableInstallation.in(installation);
        var file = document();
        var refused = start(installation, launcher, sample, file);
        desktop.await(SIGN);
        desktop.press("Escape");
        assertThat(printed(refused)).contains("(CANCELLED)").contains("\n- ");
        assertThat(refused.waitFor()).isEqualTo(1);

        var signing = start(installation, launcher, sample, file);
        desktop.await(SIGN);
        desktop.type(PIN);
        desktop.press("Return");
        assertThat(printed(signing)).contains("测试锁").contains("已签名");
        assertThat(signing.waitFor()).isZero();
        var signature = Path.of(file + ".p7s");
        assertThat(holds(signature, file)).isTrue();
        assertThat(holds(signature, Files.writeString(folder.resolve("other"), "other")))
                .isFalse();
    }

    @Test
    void pythonPrintsARefusalAndSignsWithAnSkfLibrary() throws Exception {
        refusesAndSigns(withSkf(), python());
    }

    @Tag("full")
    @Test
    void javaPrintsARefusalAndSignsWithAPkcs11Library() throws Exception {
        refusesAndSigns(withSoftHsm(), java());
    }

    @Tag("full")
    @Test
    void theWindowOfAClientThatIsKilledCloses() throws Exception {
        var installation = withSkf();
        var process = start(installation, LaunchableInstallation.in(installation), python(), document());
        desktop.await(SIGN);
        var helper = process.children().toList();
        process.destroyForcibly();

        desktop.awaitNone(SIGN + ".*");
        helper.forEach(child -> child.onExit().join());
        try (var files = Files.walk(folder.resolve("state"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("content"))
                            .filter(Files::isRegularFile))
                    .isEmpty();
        }
    }
}
