package signinghelper.app;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.token.pkcs11.BridgedHsm;
import signinghelper.token.pkcs11.KeyMaterial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The real program as a command, without a desktop. */
@Tag("slow")
class CommandLineTest {
    private static final String PIN = "135790";

    @TempDir
    private Path folder;

    private Installation withSoftHsm() throws Exception {
        var hsm = new BridgedHsm(folder);
        var keys = new KeyMaterial().add("holder", KeyMaterial.rsa(), KeyUsage.digitalSignature);
        hsm.store(hsm.addToken("测试锁", PIN), PIN, keys);
        var driver = "{\"kind\":\"pkcs11\",\"name\":\"softhsm2\",\"library\":{\"linux\":\"" + SoftHsm.LIBRARY + "\"}}";
        return Installation.withDrivers(folder, driver).with(hsm.environment());
    }

    @Test
    void listsWhatTheProfilesLibraryHolds() throws Exception {
        var installation = withSoftHsm();

        var tokens = installation.run("token", "list", "--lang", "zh-CN");
        var certificates = installation.run("certificate", "list", "--json");

        assertThat(tokens).isEqualTo(new Ran(0, "测试锁（softhsm2）：此 U-Key 不显示剩余次数\n", ""));
        assertThat(certificates.exitCode()).isZero();
        assertThat(certificates.json().at("/certificates/0/holder").asText()).isEqualTo("holder");
        assertThat(certificates.json().at("/certificates/0/usable").asBoolean()).isTrue();
    }

    @Test
    void withoutADesktopNothingIsSigned() throws Exception {
        var file = Files.writeString(folder.resolve("a.txt"), "a");

        var signed = withSoftHsm().run("sign", file.toString(), "--json");

        assertThat(signed.exitCode()).isOne();
        assertThat(signed.json().at("/errors/0/code").asText()).isEqualTo("PROMPT_UNAVAILABLE");
        assertThat(folder.resolve("a.txt.p7s")).doesNotExist();
    }

    @Tag("full")
    @Test
    void withoutAProfileItListsAndSaysThatThereIsNone() throws Exception {
        var tokens = Installation.empty(folder).run("token", "list", "--json", "--lang", "en");

        assertThat(tokens.exitCode()).isZero();
        assertThat(tokens.out()).isEqualTo("{\"profile\":null,\"tokens\":[],\"errors\":[]}\n");
        assertThat(tokens.errors()).contains("PROFILE_INVALID").contains("No U-Key was found");
    }

    @Tag("full")
    @Test
    void whatADriverPrintsDoesNotGetIntoTheDocument() throws Exception {
        var tokens = Installation.withProfile(folder).with(PrintingDriver.class).run("token", "list", "--json");

        assertThat(tokens.json().path("errors").isEmpty()).isTrue();
        assertThat(tokens.errors()).contains(PrintingDriver.TEXT);
    }

    @Tag("full")
    @Test
    void speaksTheLanguageOfTheSystem() throws Exception {
        var installation = Installation.empty(folder);

        assertThat(installation
                        .with(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=zh"))
                        .run("--help")
                        .out())
                .contains("用法：");
        assertThat(installation
                        .with(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=de"))
                        .run("--help")
                        .out())
                .contains("Usage: ");
    }

    /** In a terminal without Chinese the text is written as UTF-8, since question marks would say nothing. */
    @Test
    void printsChineseWhereTheSystemHasNone() throws Exception {
        var help = Installation.empty(folder).with(Map.of("LC_ALL", "C")).run("--help", "--lang", "zh-CN");

        assertThat(help.out()).contains("用法：").doesNotContain("?");
    }

    @Tag("full")
    @Test
    void theLauncherPassesArgumentsOn() throws Exception {
        var installation = Installation.withProfile(folder);
        var launcher = LaunchableInstallation.in(installation).toString();

        var version = Ran.of(installation.prepare(withJava(new ProcessBuilder(launcher, "--version"))));
        var wrong = Ran.of(installation.prepare(withJava(new ProcessBuilder(launcher, "sign"))));

        assertThat(version).isEqualTo(new Ran(0, "signing-helper " + Version.read() + "\n", ""));
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
    }

    private static ProcessBuilder withJava(ProcessBuilder builder) {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
