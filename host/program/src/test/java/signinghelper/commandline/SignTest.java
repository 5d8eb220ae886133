package signinghelper.commandline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Asker;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class SignTest {
    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "SM2, cms-detached, .p7s",
        "SM2, cms-attached, .p7m",
        "RSA, cms-detached, .p7s",
        "RSA, cms-attached, .p7m",
        "P256, cms-detached, .p7s",
        "P384, cms-attached, .p7m"
    })
    void signsFilesWithOnePinAndVerifiesThem(SoftwareKey.Kind kind, String format, String suffix) throws Exception {
        var token = terminal.plugIn(kind);
        var first = terminal.file("标书.txt", "content");
        var second = terminal.file("b/second.pdf", "%PDF-1.7");
        terminal.prompt().type(FakeToken.PIN);

        var signed = terminal.run("sign", first, second, "--format", format);

        var outputs = new Path[] {folder.resolve("标书.txt" + suffix), folder.resolve("b/second.pdf" + suffix)};
        assertThat(signed).isEqualTo(new TestTerminal.Outcome(0, outputs[0] + "\n" + outputs[1] + "\n", ""));
        assertThat(token.logins()).isOne();
        for (var output : outputs) {
            assertThat(terminal.run("verify", output, "--anchor", terminal.anchor())
                            .exitCode())
                    .isZero();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @CsvSource({"cms-detached, a.txt, .p7s", "cms-attached, a.txt.p7m, ''"})
    void aSecondSignerIsAddedToWhatIsThere(String format, String again, String suffix) throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        terminal.prompt().type(FakeToken.PIN);
        var file = terminal.file("a.txt", "content");
        assertThat(terminal.run("sign", file, "--format", format).exitCode()).isZero();
        var signed = folder.resolve(again);
        var output = folder.resolve("two").resolve(again + suffix);
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", signed, "--format", format, "--add", "--out", folder.resolve("two"));

        assertThat(outcome).isEqualTo(new TestTerminal.Outcome(0, output + "\n", ""));
        Files.copy(file, output.resolveSibling("a.txt"), StandardCopyOption.REPLACE_EXISTING);
        var report = terminal.run("verify", output, "--anchor", terminal.anchor(), "--json")
                .json();
        assertThat(report.at("/report/signatures")).hasSize(2);
        assertThat(report.at("/report/indication").asText()).isEqualTo("TOTAL_PASSED");
    }

    @Test
    void whatNoSignerCanBeAddedToIsSaidBeforeAnybodyIsAsked() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        terminal.prompt().type(FakeToken.PIN);
        var file = terminal.file("a.txt", "content");
        assertThat(terminal.run("sign", file).exitCode()).isZero();

        assertAddition(terminal.file("b.txt", "no signature"), "FILE_ABSENT", "");
        terminal.file("b.txt.p7s", "no CMS");
        assertAddition(terminal.file("b.txt", "no signature"), "CONTENT_REFUSED", "MALFORMED");
        assertAddition(terminal.file("a.txt", "other content"), "CONTENT_REFUSED", "DIGEST_MISMATCH");
    }

    private void assertAddition(Path file, String code, String rule) throws Exception {
        var refused = terminal.run("sign", file, "--add", "--force", "--json");

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(refused.json().at("/errors/0/facts/rule").asText()).isEqualTo(rule);
    }

    @Test
    void theWindowSaysThatACommandAsksAndListsTheFiles() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a.txt", "a");
        terminal.prompt().closeWindow();

        var outcome = terminal.run("sign", file, "--lang", "zh-CN");

        var question = terminal.prompt().nextQuestion();
        assertThat(question.asker()).isEqualTo(new Asker.CommandLine());
        assertThat(question.language().tag()).isEqualTo("zh-CN");
        var line = ((PinSubject.Signing) question.subject()).documents().get(0);
        assertThat(line.title()).isEqualTo(file.toString());
        assertThat(line.seenHere()).isPresent();
        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.errors()).contains("已取消 (CANCELLED)");
        assertThat(folder).isDirectoryNotContaining("glob:**.p7s");
    }

    @Test
    void certificateForServersAloneSignsNothingAndCostsNoPin() throws Exception {
        var token = terminal.plugInServer(SoftwareKey.Kind.SM2);
        terminal.prompt().closeWindow();

        var outcome = terminal.run("sign", terminal.file("a.txt", "a"));

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.errors()).contains("(CERTIFICATE_USAGE_WRONG)");
        assertThat(token.logins()).isZero();
        assertThat(folder).isDirectoryNotContaining("glob:**.p7s");
    }

    @Test
    void aFileThatIsMissingIsSaidBeforeAnybodyIsAsked() throws Exception {
        var token = terminal.plugIn(SoftwareKey.Kind.SM2);

        var outcome = terminal.run("sign", terminal.file("a.txt", "a"), folder.resolve("none"), folder, "--json");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.json().path("errors").findValuesAsText("code"))
                .containsExactly("FILE_ABSENT", "FILE_ABSENT");
        assertThat(outcome.json().path("documents").findValuesAsText("outcome")).containsOnly("NOT_SIGNED");
        assertThat(outcome.errors()).contains(folder.resolve("none") + ": The file is not there (FILE_ABSENT)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
        assertThat(token.logins()).isZero();
    }

    @Test
    void whatIsThereIsNotOverwrittenUnlessItIsWanted() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a.txt", "a");
        var there = terminal.file("a.txt.p7s", "mine");

        var refused = terminal.run("sign", file);

        assertThat(refused.exitCode()).isOne();
        assertThat(refused.errors()).contains(there + ": ").contains("(FILE_EXISTS)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
        assertThat(there).hasContent("mine");

        terminal.prompt().type(FakeToken.PIN);
        assertThat(terminal.run("sign", file, "--force").exitCode()).isZero();
        assertThat(terminal.run("verify", there).exitCode()).isEqualTo(5);
    }

    @Test
    void whatAppearsMeanwhileIsNotOverwritten() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a.txt", "a");
        var running = CompletableFuture.supplyAsync(() -> terminal.run("sign", file));
        terminal.prompt().nextQuestion();
        var there = terminal.file("a.txt.p7s", "mine");
        terminal.prompt().type(FakeToken.PIN);

        var outcome = running.get(30, TimeUnit.SECONDS);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains(there + ": ").contains("(FILE_EXISTS)");
        assertThat(there).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aFileThatChangesWhileThePersonLooksIsNotSigned() throws Exception {
        var token = terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a.txt", "shown");
        var running = CompletableFuture.supplyAsync(() -> terminal.run("sign", file));
        terminal.prompt().nextQuestion();
        Files.writeString(file, "other");
        terminal.prompt().type(FakeToken.PIN);

        var outcome = running.get(30, TimeUnit.SECONDS);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains("(CONTENT_REFUSED)");
        assertThat(folder).isDirectoryNotContaining("glob:**.p7s");
        assertThat(token.isLeftAlone()).isTrue();
    }

    @Test
    void whatWasSignedBeforeThePersonStoppedStays() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var receipt = folder.resolve("receipt.p7m");
        terminal.prompt().stopAfter(1);
        terminal.prompt().type(FakeToken.PIN);

        var outcome =
                terminal.run("sign", terminal.file("a", "a"), terminal.file("b", "b"), "--json", "--receipt", receipt);

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.json().path("documents").findValuesAsText("outcome"))
                .containsExactly("SIGNED", "NOT_SIGNED");
        assertThat(outcome.json().path("receipt").asText()).isEqualTo(receipt.toString());
        assertThat(outcome.errors()).contains("Not signed: " + folder.resolve("b"));
        assertThat(folder.resolve("a.p7s")).exists();
        assertThat(folder.resolve("b.p7s")).doesNotExist();
        assertThat(receiptJson(receipt)).contains("\"SIGNED\"").contains("\"NOT_SIGNED\"");
    }

    @Test
    void whatWasSignedBeforeTheUKeyWasPulledOutStays() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2).removedAfter(1);
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", terminal.file("a", "a"), terminal.file("b", "b"), "--json");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.json().path("documents").findValuesAsText("outcome"))
                .containsExactly("SIGNED", "NOT_SIGNED");
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("TOKEN_REMOVED");
        assertThat(terminal.run("verify", folder.resolve("a.p7s")).exitCode()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"SM2", "RSA", "P256"})
    void theReceiptNamesTheCommandLineAndNoOrigin(SoftwareKey.Kind kind) throws Exception {
        terminal.plugIn(kind);
        var receipt = folder.resolve("receipt.p7m");
        terminal.prompt().type(FakeToken.PIN);

        terminal.run("sign", terminal.file("a", "a"), "--receipt", receipt);

        var json = new JsonMapper().readTree(receiptJson(receipt));
        assertThat(json.fieldNames()).toIterable().containsExactly("asker", "documents");
        assertThat(json.path("asker").asText()).isEqualTo("command-line");
        assertThat(terminal.run("verify", receipt, "--anchor", terminal.anchor())
                        .out())
                .contains("This is the receipt of a batch");
    }

    private static String receiptJson(Path receipt) throws Exception {
        var verified =
                CmsVerifier.acceptingAnyCertificate(ReceiptFormat.policy()).verifyAttached(Files.readAllBytes(receipt));
        try (var in = Objects.requireNonNull(verified.content()).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cms-detached", "cms-attached"})
    void theMessageOfALoginIsNotSignedWithoutAttributes(String format) throws Exception {
        var hashes = DigestAlgorithm.SM3.of(new byte[] {1});
        var message = new ByteArrayOutputStream();
        message.writeBytes("signing-helper login v1\n".getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(hashes);
        message.writeBytes(hashes);
        var file = Files.write(folder.resolve("login"), message.toByteArray());
        terminal.with(() -> TestProfile.of(CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES))
                .plugIn(SoftwareKey.Kind.SM2);
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", file, "--format", format);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains("(CONTENT_REFUSED)");
        assertThat(folder).isDirectoryNotContaining("glob:**.p7*");
    }

    @Test
    void withoutAProfileItSignsAndSaysThatThereIsNone() throws Exception {
        terminal.with(() -> {
                    throw Refusal.of(ErrorCode.PROFILE_INVALID);
                })
                .plugIn(SoftwareKey.Kind.SM2);
        terminal.prompt().type(FakeToken.PIN);

        var outcome = terminal.run("sign", terminal.file("a", "a"), "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("profile").isNull()).isTrue();
        assertThat(outcome.errors()).contains("no valid portal profile (PROFILE_INVALID)");
        assertThat(terminal.run("verify", folder.resolve("a.p7s")).exitCode()).isEqualTo(5);
    }

    @Test
    void offersTheCertificateThatIsNamedAlone() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2, SoftwareKey.Kind.RSA);
        var certificates = terminal.run("certificate", "list", "--json").json().path("certificates");
        var rsa = certificates.get(0).path("keyKind").asText().equals("RSA") ? 0 : 1;
        var fingerprint = certificates.get(rsa).path("fingerprint").asText();
        terminal.prompt().type(FakeToken.PIN);

        var named = fingerprint.substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        assertThat(terminal.run("sign", terminal.file("a", "a"), "--certificate", named)
                        .exitCode())
                .isZero();

        assertThat(terminal.prompt().nextQuestion().offered().keys()).hasSize(1);
        assertThat(terminal.run("verify", folder.resolve("a.p7s"), "--json")
                        .json()
                        .at("/report/signatures/0/signer/fingerprint"))
                .hasToString("\"" + fingerprint + "\"");
    }

    @Test
    void aCertificateThatIsNotThereIsSaid() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);

        var outcome = terminal.run("sign", terminal.file("a", "a"), "--certificate", "0123456789");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains("begins with 0123456789").contains("(CERTIFICATE_ABSENT)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidBeforeAnybodyIsAsked() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a", "a");

        var outcome = terminal.run("sign", file, "--out", file.resolve("below"));

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.errors()).contains("(FILE_FAILED)");
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }

    @Test
    void aFolderThatIsMissingIsMade() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        terminal.prompt().type(FakeToken.PIN);

        assertThat(terminal.run("sign", terminal.file("a", "a"), "--out", folder.resolve("x/y"))
                        .exitCode())
                .isZero();

        assertThat(folder.resolve("x/y/a.p7s")).exists();
    }

    @Test
    void wrongUseAsksNobody() throws Exception {
        terminal.plugIn(SoftwareKey.Kind.SM2);
        var file = terminal.file("a", "a");
        var twin = terminal.file("b/a", "a");

        assertWrongUse("Missing: FILE", "sign");
        assertWrongUse("Not a possible value: doc", "sign", file, "--format", "doc");
        assertWrongUse("Not a possible value: abc", "sign", file, "--certificate", "abc");
        assertWrongUse("Unknown: --pin", "sign", "--pin", file);
        assertWrongUse("into the same file", "sign", file, file);
        assertWrongUse("into the same file", "sign", file, twin, "--out", folder.resolve("x"));
        assertWrongUse("into the same file", "sign", file, "--receipt", folder.resolve("a.p7s"));
        assertThat(terminal.prompt().wasAsked()).isFalse();
    }

    private void assertWrongUse(String said, Object... arguments) {
        var outcome = terminal.run(arguments);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errors()).contains(said).contains("Usage: signing-helper sign");
    }
}
