package signinghelper.formats.document.cms;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that OpenSSL signs as text, since nobody told it {@code -binary}; it verifies each over the very file. */
@Tag("slow")
class OpenSslTextTest {
    @TempDir
    private Path folder;

    private final TestSigner signer = TestSigner.of(TestKey.P256);

    enum Text {
        LINES("one\ntwo\n"),
        TWO_RETURNS("a\r\r\nb\n"),
        RETURN_AT_THE_END("ab\r"),
        RETURN_WHERE_A_PIECE_ENDS("x".repeat(1022) + "\r" + "y".repeat(50)),
        RETURNS_IN_A_PIECE_ALONE("\r".repeat(3000) + "z"),
        NUL("a\0b\nc\n"),
        NUL_AT_THE_START_OF_A_LINE("a\n\0b\nc\n"),
        RANDOM("");

        private final String content;

        Text(String content) {
            this.content = content;
        }

        byte[] content() {
            if (this != RANDOM) {
                return content.getBytes(StandardCharsets.US_ASCII);
            }
            var bytes = new byte[20_000];
            new Random(1).nextBytes(bytes);
            return bytes;
        }
    }

    @BeforeEach
    void writeTheSigner() throws Exception {
        pem("certificate.pem", "CERTIFICATE", signer.certificate().getEncoded());
        pem("key.pem", "PRIVATE KEY", signer.keys().getPrivate().getEncoded());
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void isOpenWithAttributes(Text text) throws Exception {
        assertOpen(text.content());
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void isOpenWithoutAttributes(Text text) throws Exception {
        assertOpen(text.content(), "-noattr");
    }

    private void assertOpen(byte[] text, String... options) throws Exception {
        Files.write(folder.resolve("content"), text);
        run(Stream.concat(
                Stream.of("cms", "-sign", "-in", "content", "-signer", "certificate.pem", "-inkey", "key.pem"),
                Stream.concat(Stream.of(options), Stream.of("-md", "sha256", "-outform", "DER", "-out", "document"))));
        run(Stream.of(
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                "document",
                "-content",
                "content",
                "-noverify",
                "-out",
                "said"));

        var report = judge(text);
        assertThat(report.indication()).as("%s", report).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.findings()).contains(Finding.of(Code.FORM_REFUSED, "deviation", "TEXT_LINES"));
        var other = Arrays.copyOf(text, text.length);
        other[0] ^= 1;
        assertThat(judge(other).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    private SignatureReport judge(byte[] content) throws Exception {
        var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                .withoutRevocation();
        var document = Source.of(Files.readAllBytes(folder.resolve("document")));
        return new CmsJudge(context).judge(document, Source.of(content)).get(0);
    }

    private void run(Stream<String> command) throws Exception {
        var outcome = Needed.openSsl(folder).run(command.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private void pem(String file, String type, byte[] der) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(file)))) {
            writer.writeObject(new PemObject(type, der));
        }
    }
}
