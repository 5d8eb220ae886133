package signinghelper.formats.envelope;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.tool.OpenSsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** GM/T 0010 envelopes whose key and content OpenSSL has encrypted or decrypts. It does not know the form itself. */
class OpenSslSm2Test {
    private static final String KEY = "000102030405060708090a0b0c0d0eff";
    private static final String VECTOR = "ffeeddccbbaa99887766554433221100";

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.SM2);
    private final byte[] content = new byte[100_000];

    @BeforeEach
    void fill() throws Exception {
        recipient.write(folder);
        new Random(2).nextBytes(content);
    }

    @Test
    void openSslDecryptsKeyAndContentOfWhatIsWritten() throws Exception {
        for (var length : List.of(0, 15, 16, 100_000)) {
            var plain = Arrays.copyOf(content, length);
            var envelope = Opening.written(plain, recipient.certificate());
            var parts = Sm2Parts.of(envelope);
            Files.write(folder.resolve("wrapped"), parts.wrappedKey().toArray());
            Files.write(folder.resolve("encrypted"), parts.content().toArray());
            openssl("pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "wrapped", "-out", "unwrapped");
            var key = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("unwrapped")));
            var vector = HexFormat.of().formatHex(parts.vector().toArray());
            openssl("enc", "-d", "-sm4-cbc", "-K", key, "-iv", vector, "-in", "encrypted", "-out", "plain");

            assertThat(Files.readAllBytes(folder.resolve("plain"))).isEqualTo(plain);
            assertThat(parts.algorithm()).isEqualTo(Sm2Parts.SM4_CBC);
            assertThat(parts.to(recipient.certificate())).isEqualTo(envelope);
            assertThat(Opening.opened(envelope, folder, recipient.key())).isEqualTo(plain);
        }
    }

    @Test
    void whatOpenSslEncryptedOpens() throws Exception {
        var parts = ofOpenSsl(Sm2Parts.SM4_CBC);

        assertThat(deviations(parts.to(recipient.certificate()))).isEmpty();
        assertThat(deviations(parts.toIdentifier(recipient.certificate()))).isEmpty();
    }

    @Test
    void sm4WithoutModeIsCbc() throws Exception {
        var parts = ofOpenSsl(Sm2Parts.SM4);

        assertThat(deviations(parts.to(recipient.certificate()))).containsExactly(EnvelopeDeviation.SM4_WITHOUT_MODE);
    }

    @Test
    void partsOneAfterTheOtherOpenInBothOrders() throws Exception {
        var parts = ofOpenSsl(Sm2Parts.SM4_CBC);
        for (var hasHashFirst : List.of(true, false)) {
            var bare = parts.wrapped(parts.concatenated(hasHashFirst));
            var marked = parts.wrapped(parts.concatenated(hasHashFirst, (byte) 4));

            assertThat(deviations(bare.to(recipient.certificate())))
                    .containsExactly(EnvelopeDeviation.SM2_CONCATENATED);
            assertThat(deviations(marked.to(recipient.certificate())))
                    .containsExactly(EnvelopeDeviation.SM2_CONCATENATED_POINT);
        }
    }

    /** Opens an envelope, whose content must be right. */
    private Set<EnvelopeDeviation> deviations(byte[] bytes) throws Exception {
        var envelope = Envelope.read(Source.of(bytes));
        assertThat(envelope.form()).isEqualTo(EnvelopeForm.GMT_0010);
        try (var opened = envelope.open(List.of(recipient.key()), folder);
                var in = opened.content().open()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
            return opened.deviations();
        }
    }

    private Sm2Parts ofOpenSsl(String algorithm) throws Exception {
        Files.write(folder.resolve("key"), HexFormat.of().parseHex(KEY));
        Files.write(folder.resolve("content"), content);
        openssl("pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.pem", "-in", "key", "-out", "wrapped");
        openssl("enc", "-sm4-cbc", "-K", KEY, "-iv", VECTOR, "-in", "content", "-out", "encrypted");
        return new Sm2Parts(
                read("wrapped"), algorithm, Bytes.copyOf(HexFormat.of().parseHex(VECTOR)), read("encrypted"));
    }

    private Bytes read(String file) throws Exception {
        return Bytes.copyOf(Files.readAllBytes(folder.resolve(file)));
    }

    private void openssl(String... arguments) throws Exception {
        new OpenSsl(folder).succeed(arguments);
    }
}
