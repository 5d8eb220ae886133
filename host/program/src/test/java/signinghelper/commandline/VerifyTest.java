package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {
    @TempDir
    private Path folder;

    private TestTerminal terminal;
    private Path content;
    private Path detached;
    private Path attached;

    @BeforeEach
    void sign() throws Exception {
        terminal = new TestTerminal(folder);
        terminal.plugIn(SoftwareKey.Kind.SM2);
        content = terminal.file("a.txt", "content");
        detached = folder.resolve("a.txt.p7s");
        attached = folder.resolve("a.txt.p7m");
        terminal.prompt().type(FakeToken.PIN);
        terminal.prompt().type(FakeToken.PIN);
        assertThat(terminal.run("sign", content).exitCode()).isZero();
        assertThat(terminal.run("sign", content, "--format=cms-attached").exitCode())
                .isZero();
    }

    @Test
    void saysWhoSignedAndByWhichChain() throws Exception {
        var outcome = terminal.run("verify", detached, "--anchor", terminal.anchor());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("a.txt.p7s: valid")
                .contains("Signed by: 测试供应商有限公司")
                .contains("Revocation was not asked for [REVOCATION_NOT_CHECKED]", "signing-helper/")
                .contains("[TIME_CLAIMED]");
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void saysNothingOfAMissingProfile() throws Exception {
        var outcome = terminal.with(() -> {
                    throw Refusal.of(ErrorCode.PROFILE_INVALID);
                })
                .run("verify", detached, "--anchor", terminal.anchor());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void withoutAnAnchorItSaysPlainlyThatTheChainWasNotChecked() throws Exception {
        var outcome = terminal.run("verify", attached);

        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.out()).contains("The certificate chain was not checked");
        var json = terminal.run("verify", attached, "--json").json();
        assertThat(json.at("/report/indication").asText()).isEqualTo("INDETERMINATE");
        assertThat(codes(json)).contains("SIGNATURE_HOLDS", "CHAIN_NOT_CHECKED");
        assertThat(json.path("content").isNull()).isTrue();
    }

    @Test
    void findsTheContentBesideOrWhereItIsNamed() throws Exception {
        var elsewhere = Files.move(content, folder.resolve("elsewhere"));

        var missing = terminal.run("verify", detached);
        var named = terminal.run("verify", detached, "--content", elsewhere, "--json");

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errors()).contains("name the signed file with --content");
        assertThat(named.exitCode()).isEqualTo(5);
        assertThat(named.json().path("content").asText()).isEqualTo(elsewhere.toString());
    }

    /** OpenSSL without {@code -cades} omits the attribute for the signing certificate. */
    @Test
    void takesWhatOtherSoftwareWritesOnlyWhereAskedAndSaysHowItDiffers() throws Exception {
        var openSsl = Needed.openSsl(folder);
        openSsl.run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=x",
                "-addext",
                "keyUsage=digitalSignature",
                "-addext",
                "basicConstraints=CA:FALSE",
                "-keyout",
                "x.key",
                "-out",
                "x.pem");
        openSsl.run(
                "cms",
                "-sign",
                "-binary",
                "-nodetach",
                "-in",
                "a.txt",
                "-signer",
                "x.pem",
                "-inkey",
                "x.key",
                "-outform",
                "DER",
                "-out",
                "x.p7m");
        var document = folder.resolve("x.p7m");

        var strict = terminal.run("verify", document, "--json");
        var field = terminal.run("verify", document, "--policy", "field", "--json");

        assertThat(strict.exitCode()).isEqualTo(5);
        assertThat(codes(strict.json())).containsExactly("ATTRIBUTE_MISSING");
        assertThat(field.json()
                        .at("/report/signatures/0/findings/1/facts/deviation")
                        .asText())
                .isEqualTo("WITHOUT_SIGNING_CERTIFICATE");
        assertThat(terminal.run("verify", document, "--policy", "field").out())
                .contains("Written otherwise than the form has it (the signed attributes do not name the certificate)");
        assertThat(terminal.run("verify", document, "--policy", "loose").exitCode())
                .isEqualTo(2);
    }

    @Test
    void contentThatIsWithinNeedsNoOther() throws Exception {
        assertThat(terminal.run("verify", attached, "--content", content).exitCode())
                .isEqualTo(2);
        // A name does not make it detached.
        var renamed = Files.move(attached, folder.resolve("b.txt.p7s"));
        terminal.file("b.txt", "something else");
        assertThat(terminal.run("verify", renamed).exitCode()).isEqualTo(5);
    }

    @Test
    void anotherContentDoesNotHold() throws Exception {
        Files.writeString(content, "Content");

        assertFound(4, "DIGEST_MISMATCH", detached, "--anchor", terminal.anchor());
    }

    @Test
    void anAlteredSignatureDoesNotHold() throws Exception {
        var bytes = Files.readAllBytes(detached);
        bytes[bytes.length - 1] ^= 1;
        Files.write(detached, bytes);

        assertFound(4, "SIGNATURE_INVALID", detached, "--anchor", terminal.anchor());
    }

    @Test
    void alteredContentWithinDoesNotHold() throws Exception {
        var bytes = Files.readAllBytes(attached);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("content")] ^= 1;
        Files.write(attached, bytes);

        assertFound(4, "DIGEST_MISMATCH", attached, "--anchor", terminal.anchor());
    }

    @Test
    void aFileThatIsNoSignatureIsSaidToBeNone() throws Exception {
        for (var none : new Path[] {content, terminal.file("empty", "")}) {
            var outcome = terminal.run("verify", none, "--json");
            assertThat(outcome.exitCode()).isEqualTo(5);
            assertThat(outcome.json().at("/report/remarks/0/code").asText()).isEqualTo("FORMAT_UNKNOWN");
        }
    }

    @Test
    void aSignerOfAnotherCaIsNamedAndNotBelieved() throws Exception {
        var other = terminal.anchor("other.pem", TestAuthority.root(TestKey.SM2));

        assertFound(5, "CERTIFICATE_UNTRUSTED", detached, "--anchor", other);
        assertThat(terminal.run("verify", detached, "--anchor", other).out())
                .contains("测试供应商有限公司")
                .contains("Do not rely on the name");
        assertThat(terminal.run("verify", detached, "--anchor", other, "--anchor", terminal.anchor())
                        .exitCode())
                .isZero();
    }

    @Test
    void anAnchorServesTheRoleThatIsNamed() throws Exception {
        assertFound(5, "CHAIN_NOT_CHECKED", detached, "--anchor", "time-stamps=" + terminal.anchor());
        assertFound(5, "CHAIN_NOT_CHECKED", detached, "--anchor", "seals=" + terminal.anchor());
        assertThat(terminal.run("verify", detached, "--anchor", "signers=" + terminal.anchor())
                        .exitCode())
                .isZero();
    }

    @Test
    void anExpiredCertificateIsRefusedWithAndWithoutAnAnchor() throws Exception {
        terminal.at(TestAuthority.NOW.plus(Duration.ofDays(20_000)));

        assertFound(5, "CERTIFICATE_OUT_OF_BOUNDS", detached);
        assertFound(5, "CERTIFICATE_OUT_OF_BOUNDS", detached, "--anchor", terminal.anchor());
    }

    @Test
    void asOfAnotherDayTheCertificateOfThatDayCounts() throws Exception {
        terminal.at(TestAuthority.NOW.plus(Duration.ofDays(20_000)));

        var outcome = terminal.run(
                "verify", detached, "--anchor", terminal.anchor(), "--as-of", TestAuthority.NOW.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(terminal.run("verify", detached, "--as-of", "yesterday").exitCode())
                .isEqualTo(2);
    }

    @Test
    void writesAPageToPrintInBothLanguages() throws Exception {
        var page = folder.resolve("report.html");

        terminal.run("verify", detached, "--anchor", terminal.anchor(), "--report", page);

        assertThat(page)
                .content(StandardCharsets.UTF_8)
                .startsWith("<!doctype html>")
                .contains("签名验证报告", "Signature verification report", "测试供应商有限公司", "class=\"verdict TOTAL_PASSED\"")
                .doesNotContain("<script", "http:", "https:");
        assertThat(terminal.run("verify", detached, "--report", folder.resolve("none/report.html"))
                        .errors())
                .contains("(FILE_FAILED)");
    }

    private void assertFound(int exitCode, String code, Object... arguments) throws Exception {
        var all = new ArrayList<Object>(List.of("verify", "--json"));
        all.addAll(List.of(arguments));

        var outcome = terminal.run(all.toArray());

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(codes(outcome.json())).contains(code);
    }

    private static List<String> codes(JsonNode answer) {
        return answer.at("/report/signatures/0/findings").findValuesAsText("code");
    }

    @Test
    void aFileThatIsMissingIsSaid() throws Exception {
        var none = folder.resolve("none");

        for (var arguments : new Object[][] {
            {"verify", none}, {"verify", detached, "--content", none}, {"verify", detached, "--anchor", none}
        }) {
            var outcome = terminal.run(arguments);
            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.errors()).contains(none + ": ").contains("(FILE_ABSENT)");
            assertThat(outcome.out()).isEmpty();
        }
        assertThat(terminal.run("verify", none, "--json").json().path("report").isNull())
                .isTrue();
    }

    @Test
    void anAnchorThatIsNoneIsWrongUse() {
        assertThat(terminal.run("verify", detached, "--anchor", content).exitCode())
                .isEqualTo(2);
    }
}
