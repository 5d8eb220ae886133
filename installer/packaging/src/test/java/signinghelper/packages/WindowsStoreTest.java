package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.desktop.DesktopPictures;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Windows' certificate store with certificates that Java's keytool has put into {@code MY}, and the program that signs
 * and opens with them; under Wine. OpenSSL verifies the signature, and makes the envelopes.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowsStoreTest {
    private static final String TITLE = "政采签章助手 - 签名";
    private static final String PASSWORD = "of-the-file";

    private Path folder;
    private TestDesktop screen;
    private Wine wine;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        this.folder = folder;
        screen = TestDesktop.open(folder);
        wine = Wine.inChina(folder.resolve("wine"), screen);
        WindowsBuild.copyTo(wine.drive().resolve("helper"), "demo");
        assertThat(wine.run("C:\\helper\\signing-helper.exe", "class-archive").code())
                .isZero();
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
        screen.close();
    }

    private JsonNode answer(Wine.Running running) throws Exception {
        var said = running.end().said();
        var begin = said.indexOf('{');
        assertThat(begin).as(said).isNotNegative();
        return new ObjectMapper().readTree(said.substring(begin));
    }

    private JsonNode certificates() throws Exception {
        return answer(wine.start("C:\\helper\\signing-helper.exe", "certificate", "list", "--json"))
                .at("/certificates");
    }

    /** Makes a key with keytool, puts it into the store with that of Windows' Java, and leaves a p12 beside it. */
    private void put(String alias, String usage) throws Exception {
        var file = wine.drive().resolve(alias + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        var make = keytool + " -genkeypair -alias " + alias + " -keyalg RSA -keysize 2048"
                + " -dname CN=张三,O=湖北示例有限公司,C=CN -ext KU=" + usage + " -storetype PKCS12 -keystore " + file
                + " -storepass " + PASSWORD;
        Tool.run(folder, List.of(make.split(" ")));
        var windowsKeytool = WindowsJava.home().resolve("bin/keytool.exe").toString();
        var toImport = windowsKeytool + " -importkeystore -noprompt -srcalias " + alias + " -srckeystore C:\\" + alias
                + ".p12 -srcstoretype PKCS12 -srcstorepass " + PASSWORD
                + " -destkeystore NONE -deststoretype Windows-MY";
        var put = wine.run(toImport.split(" "));
        assertThat(put.code()).as(put.said()).isZero();
    }

    @Test
    @Order(1)
    void anEmptyStoreIsNoKey() throws Exception {
        assertThat(certificates()).isEmpty();
    }

    @Test
    @Order(2)
    void listsWhatKeytoolHasPutIn() throws Exception {
        put("zhang", "digitalSignature");

        assertThat(certificates()).singleElement().satisfies(found -> {
            assertThat(found.at("/holder").asText()).contains("湖北示例有限公司");
            assertThat(found.at("/driver").asText()).isEqualTo("windows");
        });
    }

    @Test
    @Order(3)
    void signsWithItOnceTheUserHasStartedIt() throws Exception {
        var document = Files.writeString(wine.drive().resolve("bid.txt"), "投标文件");
        var signing = wine.start("C:\\helper\\signing-helper.exe", "sign", "C:\\bid.txt", "--json");
        screen.await(TITLE);
        new DesktopPictures(screen).take(Path.of("target/pictures/windows/store.png"));
        screen.pressUntilNone("alt+o", TITLE, Duration.ofSeconds(3));

        var answer = answer(signing);

        assertThat(answer.at("/errors")).as(answer.toString()).isEmpty();
        openSslVerifiesTheSignatureOf(document);
    }

    /** The sample of {@code samples/desktop-client} as it is; Java for Windows has no compiler. */
    @Test
    @Order(4)
    void aDesktopClientSignsWithIt() throws Exception {
        var document = Files.writeString(wine.drive().resolve("client.txt"), "投标文件".repeat(100_000));
        var sample = Path.of("../../samples/desktop-client/Sign.java").toAbsolutePath();
        var client = wine.drive().resolve("client").toString();
        var javac = Path.of(System.getProperty("java.home"), "bin/javac").toString();
        Tool.run(folder, List.of(javac, "--release", "17", "-encoding", "UTF-8", "-d", client, sample.toString()));
        var java = WindowsJava.home().resolve("bin/java.exe").toString();

        var signing = wine.start(java, "-cp", "C:\\client", "Sign", "C:\\helper\\signing-helper.exe", "C:\\client.txt");
        screen.await(TITLE);
        new DesktopPictures(screen).take(Path.of("target/pictures/windows/client.png"));
        screen.pressUntilNone("alt+o", TITLE, Duration.ofSeconds(3));

        var ended = signing.end();
        assertThat(ended.code()).as(ended.said()).isZero();
        openSslVerifiesTheSignatureOf(document);
    }

    /** By CryptoAPI, which is all that Wine's store has. */
    @ParameterizedTest
    @ValueSource(strings = {"-aes-256-gcm", "-aes-256-cbc -keyopt rsa_padding_mode:oaep"})
    @Order(5)
    void opensEnvelopesOfOpenSsl(String options) throws Exception {
        var bid = Files.writeString(wine.drive().resolve("投标文件.txt"), "投标文件".repeat(100_000));
        var envelope = encrypted(bid, options);

        var answer = opened(envelope);

        assertThat(answer.at("/errors")).as(answer.toString()).isEmpty();
        assertThat(wine.drive().resolve("opened/投标文件.txt")).hasSameBinaryContentAs(bid);
        Files.delete(wine.drive().resolve("opened/投标文件.txt"));
    }

    /** CNG knows this padding and CryptoAPI does not. It is no fault of the envelope, and is not told as one. */
    @Test
    @Order(6)
    void whatAProviderOfCryptoApiDoesNotKnowIsTold() throws Exception {
        var bid = Files.writeString(wine.drive().resolve("oaep.txt"), "投标文件");
        var envelope = encrypted(bid, "-aes-256-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256");

        var answer = opened(envelope);

        assertThat(answer.at("/errors/0/code").asText()).as(answer.toString()).isEqualTo("KEY_UNSUPPORTED");
    }

    private Path encrypted(Path bid, String options) throws Exception {
        if (Files.notExists(wine.drive().resolve("li.p12"))) {
            put("li", "keyEncipherment");
            Files.createDirectory(wine.drive().resolve("opened"));
            var pem = "openssl pkcs12 -in " + wine.drive().resolve("li.p12") + " -passin pass:" + PASSWORD
                    + " -nokeys -out " + wine.drive().resolve("li.pem");
            Tool.run(folder, List.of(pem.split(" ")));
        }
        var envelope = Path.of(bid + ".p7e");
        var make = "openssl cms -encrypt -binary -outform DER -in " + bid + " -out " + envelope + " -recip "
                + wine.drive().resolve("li.pem") + " " + options;
        Tool.run(folder, List.of(make.split(" ")));
        return envelope;
    }

    private JsonNode opened(Path envelope) throws Exception {
        var title = "政采签章助手 - 打开加密文件";
        var opening = wine.start(
                "C:\\helper\\signing-helper.exe",
                "open",
                "C:\\" + envelope.getFileName(),
                "--out",
                "C:\\opened",
                "--json");
        screen.await(title);
        new DesktopPictures(screen).take(Path.of("target/pictures/windows/store-open.png"));
        screen.pressUntilNone("alt+o", title, Duration.ofSeconds(3));
        return answer(opening);
    }

    private void openSslVerifiesTheSignatureOf(Path document) throws Exception {
        var verify =
                "openssl cms -verify -binary -noverify -inform DER -out /dev/null -in " + document + ".p7s -content ";
        Tool.run(folder, List.of((verify + document).split(" ")));
    }
}
