package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.discovery.DiscoveredLibrary;
import signinghelper.discovery.FoundLibrary;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.guidance.Language;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyFault;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramTest {
    private static final Pattern WORD = Pattern.compile("(?:words(?:\\(\\))?\\s*\\.get|wrongUse)\\(\\s*\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder);
    }

    @Test
    void listsUKeys() throws Exception {
        terminal.with(new FakeDriver(
                "fake", new FakeToken("甲").with(SoftwareKey.Kind.SM2), new FakeToken("乙\u202E").locked()));

        assertThat(terminal.run("token", "list"))
                .isEqualTo(new TestTerminal.Outcome(0, "甲 (fake): 6 of 6 tries left\n乙<U+202E> (fake): locked\n", ""));
        assertThat(terminal.run("token", "list", "--json").json().toString())
                .isEqualTo("{\"profile\":\"test\",\"tokens\":["
                        + "{\"driver\":\"fake\",\"label\":\"甲\",\"triesLeft\":6,\"triesMaximum\":6,\"locked\":false,"
                        + "\"defaultPin\":false},"
                        + "{\"driver\":\"fake\",\"label\":\"乙\u202E\",\"triesLeft\":0,\"triesMaximum\":6,\"locked\":true,"
                        + "\"defaultPin\":false}],\"errors\":[]}");
    }

    @Test
    void listsVendorsLibrariesAndWhatBecomesOfThem() throws Exception {
        assertThat(terminal.run("library", "list"))
                .isEqualTo(new TestTerminal.Outcome(0, "", "No library of a U-Key vendor was found.\n"));

        var used = library("a.so", FoundLibrary.Place.VENDOR_PATH);
        var refused = library("b.so", FoundLibrary.Place.PROVIDER);
        var other = library("c.so", FoundLibrary.Place.SYSTEM_FOLDER);
        var spare = library("d.so", FoundLibrary.Place.SYSTEM_FOLDER);
        var named = Files.writeString(folder.resolve("named.so"), "");
        terminal.libraries()
                .using("a", used.path())
                .using("named", named)
                .using("absent", folder.resolve("absent.so"))
                .with(used)
                .with(refused)
                .with(other)
                .with(spare)
                .with(new DiscoveredLibrary("d", spare, false, null))
                .with(new DiscoveredLibrary("b", refused, false, Refusal.of(ErrorCode.DRIVER_UNTRUSTED)));

        assertThat(terminal.run("library", "list").out().lines())
                .containsExactly(
                        used.path() + " (vendor not known): used, as a",
                        refused.path() + " (vendor not known): not loaded: DRIVER_UNTRUSTED",
                        other.path() + " (vendor not known): not loaded: the portal's profile does not name it",
                        spare.path()
                                + " (vendor not known): not loaded: another file of the same library is used,"
                                + " or there are too many",
                        named + " (vendor not known): used, as named");
        var listed = terminal.run("library", "list", "--json").json().at("/libraries/1");
        assertThat(listed.path("state").asText()).isEqualTo("REFUSED");
        assertThat(listed.path("place").asText()).isEqualTo("provider");
        assertThat(listed.path("driver").isNull()).isTrue();
    }

    private FoundLibrary library(String name, FoundLibrary.Place place) throws IOException {
        return new FoundLibrary(Files.writeString(folder.resolve(name), ""), null, place);
    }

    @Test
    void readerWhoseUKeyCannotBeReadIsToldBesideTheOthers() throws Exception {
        terminal.with(new FakeDriver("fake", new FakeToken("甲")).withUnreadable("Reader 2"));

        var outcome = terminal.run("token", "list");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("甲 (fake)");
        assertThat(outcome.errors()).contains("(TOKEN_UNREADABLE)").contains("\"Reader 2\"");
        assertThat(terminal.run("token", "list", "--json")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("TOKEN_UNREADABLE");
    }

    @Test
    void noUKeyIsAnAnswerToTheListOfUKeysAndARefusalToThatOfCertificates() throws Exception {
        var tokens = terminal.run("token", "list", "--json");
        var certificates = terminal.run("certificate", "list", "--json");

        assertThat(tokens.exitCode()).isZero();
        assertThat(tokens.errors()).contains("No U-Key was found");
        assertThat(certificates.exitCode()).isOne();
        assertThat(certificates.json().at("/errors/0/code").asText()).isEqualTo("TOKEN_ABSENT");
        assertThat(certificates.errors()).contains("(TOKEN_ABSENT)");
    }

    @Test
    void relativePathsStartWhereThePersonIsAndNotWhereTheProgramLies() throws Exception {
        terminal.calledFromItsFolder().file("deep/contract.p7s", "no signature");

        for (var file : List.of("deep/contract.p7s", folder.resolve("deep/contract.p7s"))) {
            assertThat(terminal.run("verify", file, "--json")
                            .json()
                            .path("file")
                            .asText())
                    .isEqualTo("deep/contract.p7s");
        }
        assertThat(terminal.run("verify", "other.p7s").errors())
                .startsWith("signing-helper: other.p7s: ")
                .contains("FILE_ABSENT");
        assertThat(terminal.run("verify", "/other.p7s").errors()).startsWith("signing-helper: /other.p7s: ");
    }

    @Test
    void aDriverThatFailsIsSaid() throws Exception {
        terminal.with(new FakeDriver("fake").whileListing(() -> {
            throw Refusal.of(ErrorCode.DRIVER_TIMEOUT);
        }));

        assertThat(terminal.run("token", "list", "--json")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("DRIVER_TIMEOUT");
    }

    @Test
    void listsWhatMakesNoCertificateWithAKey() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2).with(new KeyFault("{1}", ErrorCode.CERTIFICATE_UNREADABLE));

        var json = terminal.run("certificate", "list", "--json").json();

        assertThat(json.path("certificates")).hasSize(1);
        assertThat(json.at("/faults/0/obstacle").asText()).isEqualTo("CERTIFICATE_UNREADABLE");
        assertThat(terminal.run("certificate", "list").out())
                .contains("On 测试锁:\n  not usable: ")
                .contains("(CERTIFICATE_UNREADABLE)");
    }

    @Test
    void listsCertificatesUsableOrWhyNot() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2, SoftwareKey.Kind.P521);

        var json = terminal.run("certificate", "list", "--json").json().path("certificates");
        var text = terminal.run("certificate", "list").out();

        assertThat(json.findValuesAsText("obstacle")).containsExactlyInAnyOrder("null", "KEY_UNSUPPORTED");
        assertThat(json.get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "fingerprint",
                        "holder",
                        "creditCode",
                        "creditCodeDoubtful",
                        "keyKind",
                        "issuer",
                        "serialNumber",
                        "notBefore",
                        "notAfter",
                        "driver",
                        "label",
                        "purpose",
                        "certificate",
                        "usable",
                        "obstacle");
        assertThat(text)
                .contains("测试供应商有限公司 (SM2, signing certificate, valid until ")
                .contains(json.get(0).path("fingerprint").asText())
                .contains("(KEY_UNSUPPORTED)");
    }

    @Test
    void listsWhichCertificatesMakeAPair() throws Exception {
        terminal.plugInPair();

        var json = terminal.run("certificate", "list", "--json").json().path("certificates");
        var signing = json.get(0).path("fingerprint").asText();
        var encryption = json.get(1).path("fingerprint").asText();

        assertThat(json.findValuesAsText("otherHalf")).containsExactly(encryption, signing);
        assertThat(terminal.run("certificate", "list").out())
                .contains("(SM2, signing certificate, valid until ", "(SM2, encryption certificate, valid until ")
                .contains("its encryption certificate: SHA-256 " + encryption)
                .contains("its signing certificate: SHA-256 " + signing);
        assertThat(terminal.run("certificate", "list", "--lang", "zh-CN").out())
                .contains("（SM2，签名证书，", "（SM2，加密证书，")
                .contains("与它成对的加密证书：SHA-256 " + encryption)
                .contains("与它成对的签名证书：SHA-256 " + signing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--lang", "--lang fr token list", "token", "nonsense", "token list extra", "token list --pin 1"})
    void wrongUseIsSaidAndPrintsNoResult(String arguments) {
        var outcome = terminal.run((Object[]) arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors()).startsWith("signing-helper: ").contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token",
                "token list",
                "library list",
                "certificate list",
                "sign",
                "verify",
                "pin change",
                "window",
                "register",
                "unregister",
                "status",
                "diagnose",
                "repair"
            })
    void helpIsInBothLanguagesAndNamesTheExitCodes(String command) {
        var english =
                terminal.run((Object[]) (command + " --help --lang en").strip().split(" "));
        var chinese = terminal.run(
                (Object[]) (command + " --help --lang=zh-CN").strip().split(" "));

        assertThat(english.exitCode()).isZero();
        assertThat(english.out())
                .contains("Usage: " + ("signing-helper " + command).strip())
                .contains("  4   verify: the signature is not valid")
                .doesNotContain("签");
        assertThat(chinese.out())
                .contains("用法：" + ("signing-helper " + command).strip())
                .contains("  4   验证：签名无效")
                .contains("语言");
    }

    @Test
    void helpListsEveryFormatThatCanBeSigned() {
        var words = terminal.run("sign", "--help", "--lang", "en").out().replaceAll("\\s+", " ");

        assertThat(DocumentFormats.all())
                .isNotEmpty()
                // A line may end within a suffix.
                .allSatisfy(format ->
                        assertThat(words.replace(" ", "")).contains(format.id() + "(" + format.suffix() + ")"));
        assertThat(words).contains("Without it: cms-detached.");
    }

    @Test
    void theVersionIsTheProducts() {
        assertThat(terminal.run("--version")).isEqualTo(new TestTerminal.Outcome(0, "signing-helper 1.2.3\n", ""));
    }

    @Test
    void wordsAreTheSameInBothLanguages() {
        assertThat(words(Language.ENGLISH)).isEqualTo(words(Language.CHINESE));
    }

    @Test
    void everyWordThatACommandAsksForIsThere() throws IOException {
        var asked = new ArrayList<String>();
        for (var source : sources()) {
            WORD.matcher(source).results().map(use -> use.group(1)).forEach(asked::add);
        }

        assertThat(asked).contains("token.none", "verify.content.needed");
        assertThat(asked.stream().filter(word -> !word.endsWith(".")))
                .allSatisfy(word -> assertThat(words(Language.CHINESE)).contains(word));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/signinghelper/commandline"))) {
            var read = new ArrayList<String>();
            for (var file : files.toList()) {
                read.add(Files.readString(file));
            }
            return read;
        }
    }

    private static java.util.Set<String> words(Language language) {
        return new WordBook("signinghelper.commandline.words", language)
                .bundle()
                .keySet();
    }
}
