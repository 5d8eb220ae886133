package signinghelper.formats.receipt;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.ReceiptException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiptTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String OTHER = "https://www.portal.example";
    private static final String NONCE = "nonce";
    private static final Bytes CONTENT = Bytes.copyOf("投标文件".getBytes(StandardCharsets.UTF_8));

    private static Receipt receipt(String origin, String nonce, Receipt.Line... lines) {
        return new Receipt(new Receipt.Occasion.Portal(origin, nonce), List.of(lines));
    }

    private static Receipt.Line line(String title, Receipt.Outcome outcome) {
        return new Receipt.Line(
                title, DigestAlgorithm.SM3, Bytes.copyOf(DigestAlgorithm.SM3.of(CONTENT.toArray())), outcome);
    }

    private static ExpectedReceipt expected(ExpectedReceipt.Document... documents) {
        return new ExpectedReceipt(Set.of(ORIGIN, OTHER), NONCE, List.of(documents));
    }

    @Test
    void isReadAsItIsWritten() throws Exception {
        var receipt = receipt(ORIGIN, NONCE, line("一", Receipt.Outcome.SIGNED), line("二", Receipt.Outcome.NOT_SIGNED));
        var command = new Receipt(new Receipt.Occasion.CommandLine(), receipt.documents());

        assertThat(Receipt.fromJson(receipt.toJson())).isEqualTo(receipt);
        assertThat(Receipt.fromJson(command.toJson())).isEqualTo(command);
        var program = new Receipt(new Receipt.Occasion.DesktopClient("投标客户端", NONCE), receipt.documents());
        assertThat(Receipt.fromJson(program.toJson())).isEqualTo(program);
        assertThat(new String(receipt.toJson().toArray(), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"origin\":\"https://portal.example\",\"nonce\":\"nonce\",\"documents\":[{\"title\":\"一\","
                                + "\"digestAlgorithm\":\"SM3\",\"digest\":\"");
        assertThat(receipt.signed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"origin\":\"a\",\"nonce\":\"b\"}",
                "{\"origin\":\"a\",\"nonce\":1,\"documents\":[]}",
                "{\"origin\":\"a\",\"nonce\":\"b\",\"documents\":[],\"asker\":\"command-line\"}",
                "{\"asker\":\"page\",\"documents\":[]}",
                "{\"asker\":\"desktop-client\",\"client\":\"a\",\"documents\":[]}",
                "{\"asker\":\"desktop-client\",\"nonce\":\"b\",\"documents\":[]}",
                "{\"asker\":\"command-line\",\"client\":\"a\",\"nonce\":\"b\",\"documents\":[]}",
                "{\"asker\":\"desktop-client\",\"client\":\"a\",\"nonce\":\"b\",\"origin\":\"o\",\"documents\":[]}",
                "{\"asker\":\"command-line\",\"documents\":[{}]}",
                "{\"asker\":\"command-line\",\"asker\":\"command-line\",\"documents\":[]}",
                "{\"asker\":\"command-line\",\"documents\":[]} x",
                "{\"asker\":\"command-line\",\"documents\":[{\"title\":\"t\",\"digestAlgorithm\":\"SM3\","
                        + "\"digest\":\"00\",\"outcome\":\"SIGNED\"}]}",
            })
    void isRefusedWhereItIsNone(String json) {
        assertThatThrownBy(() -> Receipt.fromJson(Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        ReceiptException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void isTheOneThatIsExpectedDocumentByDocument() throws Exception {
        var document = ExpectedReceipt.Document.of("一", CONTENT, true);
        var good = line("一", Receipt.Outcome.SIGNED);

        expected(document).require(receipt(ORIGIN, NONCE, good));
        expected(document).require(receipt(OTHER, NONCE, good));
        assertRefused(Reason.OTHER_REQUEST, document, receipt("https://other.example", NONCE, good));
        assertRefused(Reason.OTHER_REQUEST, document, receipt(ORIGIN, "another", good));
        assertRefused(Reason.OTHER_REQUEST, document, new Receipt(new Receipt.Occasion.CommandLine(), List.of(good)));
        assertRefused(
                Reason.OTHER_REQUEST,
                document,
                new Receipt(new Receipt.Occasion.DesktopClient(ORIGIN, NONCE), List.of(good)));
        assertRefused(Reason.OTHER_DOCUMENTS, document, receipt(ORIGIN, NONCE));
        assertRefused(Reason.OTHER_DOCUMENTS, document, receipt(ORIGIN, NONCE, line("二", Receipt.Outcome.SIGNED)));
        assertRefused(Reason.OTHER_DOCUMENTS, document, receipt(ORIGIN, NONCE, line("一", Receipt.Outcome.NOT_SIGNED)));
        assertRefused(
                Reason.OTHER_DOCUMENTS,
                ExpectedReceipt.Document.of("一", Bytes.copyOf(new byte[1]), true),
                receipt(ORIGIN, NONCE, good));
    }

    @Test
    void isExpectedOfAtLeastOneOrigin() {
        assertThatThrownBy(() -> new ExpectedReceipt(Set.of(), NONCE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A sound receipt, signed by another customer of the same CA, must not count as the expected user's. */
    @Test
    void isSignedWithTheExpectedCertificate() throws Exception {
        var holder = TestHolder.of(TestKey.P256);
        var prepared = ReceiptFormat.prepare(receipt(ORIGIN, NONCE), holder.certificate(), TestAuthority.NOW);
        var signed = TestCmsSigner.bytes(prepared.finish(holder.sign(prepared.digestToSign())));
        var verifier = new ReceiptVerifier(holder.trust(), RevocationPolicy.none(), holder.clock());
        var other = Fingerprint.of(holder.authority().issue(TestKey.P256.generate()));

        assertThat(verifier.verify(signed, expected(), Fingerprint.of(holder.certificate()))
                        .cms()
                        .signer())
                .isEqualTo(holder.certificate());
        assertThatThrownBy(() -> verifier.verify(signed, expected(), other))
                .isInstanceOfSatisfying(
                        CmsException.class,
                        e -> assertThat(e.reason()).isEqualTo(CmsException.Reason.SIGNER_UNEXPECTED));
    }

    private static void assertRefused(Reason reason, ExpectedReceipt.Document document, Receipt receipt) {
        assertThatThrownBy(() -> expected(document).require(receipt))
                .isInstanceOfSatisfying(
                        ReceiptException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** A longer arc would keep portals in Go from reading a receipt: {@code encoding/asn1} holds an arc in 31 bits. */
    @Test
    void hasAContentTypeOfShortArcs() {
        var arcs = Stream.of(ReceiptFormat.KIND.ownType().orElseThrow().getId().split("\\."))
                .map(Long::parseLong);

        assertThat(arcs).allSatisfy(arc -> assertThat(arc).isLessThan(1L << 31));
        assertThat(ReceiptFormat.KIND.ownType().orElseThrow())
                .isNotEqualTo(new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"));
    }
}
