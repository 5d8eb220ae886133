package signinghelper.formats.envelope;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** CMS envelopes between this library and OpenSSL, both ways. */
class OpenSslCmsTest {
    @TempDir
    Path folder;

    private final byte[] content = new byte[200_001];

    @BeforeEach
    void fill() throws Exception {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("content"), content);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, CMS,               -aes-128-cbc",
        "RSA, CMS,               -aes-192-cbc",
        "RSA, CMS,               -aes-256-cbc -stream",
        "RSA, CMS,               -aes-256-cbc -keyid",
        "RSA, CMS,               -aes-256-cbc -keyopt rsa_padding_mode:oaep",
        "RSA, CMS_AUTHENTICATED, -aes-256-gcm",
        "RSA, CMS_AUTHENTICATED, -aes-128-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
        "RSA, CMS_AUTHENTICATED, -aes-192-gcm -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha512 -keyopt rsa_mgf1_md:sha256",
        "P256, CMS,               -aes-128-cbc",
        "P256, CMS,               -aes-256-cbc -keyopt ecdh_kdf_md:sha256 -keyid",
        "P256, CMS_AUTHENTICATED, -aes-256-gcm -keyopt ecdh_kdf_md:sha256 -aes256-wrap",
        "P384, CMS_AUTHENTICATED, -aes-192-gcm -keyopt ecdh_kdf_md:sha384 -stream",
        "P384, CMS_AUTHENTICATED, -aes-256-gcm -keyopt ecdh_kdf_md:sha512",
    })
    void envelopesOfOpenSslOpen(TestKey kind, EnvelopeForm form, String options) throws Exception {
        var recipient = TestRecipient.of(kind);
        recipient.write(folder);
        var arguments = new ArrayList<>(List.of("cms", "-encrypt", "-binary", "-in", "content", "-outform", "DER"));
        arguments.addAll(List.of("-out", "envelope", "-recip", "cert.pem"));
        arguments.addAll(List.of(options.trim().split(" ")));
        new OpenSsl(folder).succeed(arguments.toArray(String[]::new));
        var envelope = Files.readAllBytes(folder.resolve("envelope"));

        assertThat(Envelope.read(Source.of(envelope)).form()).isEqualTo(form);
        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
    }

    /** PKCS#7 (RFC 2315), as older programs and the command {@code smime} write it. */
    @Test
    void envelopesOfSmimeOpen() throws Exception {
        var recipient = TestRecipient.of(TestKey.RSA);
        recipient.write(folder);
        var command = "smime -encrypt -binary -aes-256-cbc -in content -outform DER -out envelope cert.pem";
        new OpenSsl(folder).succeed(command.split(" "));
        var envelope = Files.readAllBytes(folder.resolve("envelope"));

        assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "P256", "P384"})
    void openSslOpensWhatIsWritten(TestKey kind) throws Exception {
        var recipient = TestRecipient.of(kind);
        recipient.write(folder);
        Files.write(folder.resolve("envelope"), Opening.written(content, recipient.certificate()));

        assertThat(openedByOpenSsl()).isEqualTo(content);
    }

    @Test
    void eachOfSeveralRecipientsOpensIt() throws Exception {
        var rsa = TestRecipient.of(TestKey.RSA);
        var ec = TestRecipient.of(TestKey.P256);
        var envelope = Opening.written(content, rsa.certificate(), ec.certificate());
        Files.write(folder.resolve("envelope"), envelope);

        for (var recipient : List.of(rsa, ec)) {
            recipient.write(folder);
            assertThat(openedByOpenSsl()).isEqualTo(content);
            assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(content);
        }
    }

    private byte[] openedByOpenSsl() throws Exception {
        new OpenSsl(folder)
                .succeed(
                        "cms",
                        "-decrypt",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        "envelope",
                        "-recip",
                        "cert.pem",
                        "-inkey",
                        "key.pem",
                        "-out",
                        "plain");
        return Files.readAllBytes(folder.resolve("plain"));
    }
}
