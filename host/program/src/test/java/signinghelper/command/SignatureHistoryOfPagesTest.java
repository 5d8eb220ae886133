package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.document.CmsForm;
import signinghelper.history.HistoryEntry;
import signinghelper.history.SignatureHistory;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.Remark;
import signinghelper.protocol.WireFormat;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The history of signatures that a page asks for. */
class SignatureHistoryOfPagesTest {
    private final SoftwareKey key = TestCertificates.key(SoftwareKey.Kind.SM2);
    private final FakeToken token = new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE);

    private static SignatureHistory history(TestHost host) {
        return new SignatureHistory(host.historyFolder(), () -> TestProfile.of(CmsForm.PKCS7_501), new WireFormat());
    }

    private static void sign(TestHost host) throws IOException {
        var documents = IntStream.range(0, 4)
                .mapToObj(number ->
                        "{\"title\":\"文件" + number + "\",\"mediaType\":\"text/plain\",\"content\":\"5paH5Lu2\"}")
                .collect(Collectors.joining(","));
        var page = host.open();
        host.prompt().type(FakeToken.PIN);
        host.send(
                "sign",
                "signature.sign",
                "{\"session\":\"" + page.session() + "\",\"format\":\"cms-detached\",\"documents\":[" + documents
                        + "],\"nonce\":\"x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=\"}");
        host.reply("sign");
    }

    @Test
    void notesPortalDocumentsCertificateAndReceipt() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            history(host).turn(true);
            sign(host);

            assertThat(history(host).entries()).singleElement().satisfies(entry -> {
                assertThat(entry.origin()).isEqualTo(TestHost.ORIGIN);
                assertThat(entry.documents())
                        .extracting(HistoryEntry.Document::title)
                        .containsExactly("文件0", "文件1", "文件2", "文件3");
                assertThat(entry.documents().get(0).format()).isEqualTo("cms-detached");
                assertThat(entry.documents().get(0).digestAlgorithm()).isEqualTo("SM3");
                assertThat(entry.signer().serialNumber())
                        .isEqualTo(key.certificate().getSerialNumber().toString(16));
                assertThat(entry.receipt())
                        .isEqualTo(host.reply("sign").at("/result/receipt").asText());
            });
        }
    }

    @Test
    void notesWhatWasOpenedWithItsStatement() throws Exception {
        var encryption = TestEnvelopes.pair(SoftwareKey.Kind.RSA, token);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            history(host).turn(true);
            host.prompt().type(FakeToken.PIN);
            var envelope = TestEnvelopes.inline(TestEnvelopes.envelope(TestEnvelopes.BID, encryption));
            TestEnvelopes.send(host.open(), "envelope.open", envelope);
            host.reply("sign");

            assertThat(history(host).entries()).singleElement().satisfies(entry -> {
                assertThat(entry.documents().get(0).title()).isEqualTo("标书");
                assertThat(entry.documents().get(0).format()).isEqualTo("envelope");
                assertThat(entry.signer().serialNumber())
                        .isEqualTo(encryption.certificate().getSerialNumber().toString(16));
                assertThat(entry.receipt())
                        .isEqualTo(host.reply("sign").at("/result/statement").asText());
            });
        }
    }

    @Test
    void notesNothingUnlessItIsOn() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            sign(host);

            assertThat(host.historyFolder()).doesNotExist();
        }
    }

    @Test
    void notesWhatWasSignedBeforeTheUKeyWasPulled() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token.removedAfter(2)))) {
            history(host).turn(true);
            sign(host);

            assertThat(host.codeOf("sign")).isEqualTo("TOKEN_REMOVED");
            assertThat(history(host).entries()).singleElement().satisfies(entry -> {
                assertThat(entry.documents()).hasSize(2);
                assertThat(entry.receipt()).isEmpty();
            });
        }
    }

    @Test
    void aHistoryThatCannotBeWrittenIsToldInTheWindowAndSpoilsNoSignature() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            history(host).turn(true);
            Files.createDirectory(host.historyFolder().resolve("signatures.jsonl"));
            sign(host);

            assertThat(host.reply("sign").at("/result/documents/3").asText()).isEqualTo("SIGNED");
            assertThat(host.prompt().remarks()).containsExactly(Remark.HISTORY_NOT_WRITTEN);
        }
    }

    @Test
    void aHistoryThatIsWrittenNeedsNoRemark() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            history(host).turn(true);
            sign(host);

            assertThat(host.prompt().remarks()).isEmpty();
        }
    }
}
