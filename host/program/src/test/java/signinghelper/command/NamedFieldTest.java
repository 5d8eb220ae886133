package signinghelper.command;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** A PDF with two signature fields, of which a page names one. */
class NamedFieldTest {
    private final FakeToken token = new FakeToken("A").with(SoftwareKey.Kind.P256);

    private static String form() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            for (var name : new String[] {"Purchaser", "Supplier"}) {
                var field = new PDSignatureField(form);
                field.setPartialName(name);
                field.getWidgets().get(0).setPage(page);
                page.getAnnotations().add(field.getWidgets().get(0));
                form.getFields().add(field);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return Bytes.copyOf(out.toByteArray()).toBase64();
        }
    }

    private static void sign(TestPage page, String format, String field) throws IOException {
        var document = "{\"title\":\"合同\",\"mediaType\":\"application/pdf\",\"field\":\"" + field + "\",\"content\":\""
                + form() + "\"}";
        page.host()
                .send(
                        "sign",
                        "signature.sign",
                        "{\"session\":\"" + page.session() + "\",\"format\":\"" + format + "\",\"documents\":["
                                + document + "],\"nonce\":\"x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=\"}");
    }

    @Test
    void isTheOneThatIsSignedIn() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type(FakeToken.PIN);
            sign(host.open(), "pdf", "Supplier");
            assertThat(host.reply("sign").at("/result/documents/0").asText()).isEqualTo("SIGNED");

            var context = VerificationContext.of(VerificationPolicy.field(), TestAuthority.NOW)
                    .withoutRevocation();
            var signed = Source.of(SentSignatures.document(host, 0));
            assertThat(DocumentFormats.verify(signed, null, context).signatures())
                    .singleElement()
                    .satisfies(signature -> assertThat(signature.name()).isEqualTo("Supplier"));
        }
    }

    @Test
    void isRefusedBeforeTheWindowWhereItIsNotThere() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            sign(host.open(), "pdf", "Signature1");

            var error = host.reply("sign").at("/error/data");
            assertThat(error.path("code").asText()).isEqualTo("CONTENT_REFUSED");
            assertThat(error.at("/facts/rule").asText()).isEqualTo("FIELD_MISSING");
            assertThat(error.at("/guidance/title").asText()).isEqualTo("这份文件里没有指定的签名域");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void belongsToAFormatWithFields() throws Exception {
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            sign(host.open(), "cms-detached", "Supplier");
            assertThat(host.codeOf("sign")).isEqualTo("REQUEST_MALFORMED");
        }
    }
}
