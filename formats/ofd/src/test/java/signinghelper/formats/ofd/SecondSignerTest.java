package signinghelper.formats.ofd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestKey;
import signinghelper.formats.TestSeal;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Attacks by somebody who may sign as well: what they add must not become the first signer's. */
class SecondSignerTest {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String TEMPLATE = "Doc_0/Tpls/Tpl_0/Content.xml";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    private void assertNotPassed(TestOfd document, Code... codes) throws IOException {
        var report = new OfdSigner(signer, seal, now).verify(document.zip());

        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
        assertThat(OfdVerificationTest.codes(report)).containsAnyOf(codes);
    }

    /** The first signer covers the list, which each further signature changes. */
    @Test
    void aListOfSignaturesThatIsAPage() throws IOException {
        var document = new TestOfd().replace(TestOfd.DOCUMENT, "Pages/Page_0/Content.xml", "Signs/Signatures.xml");
        document.parts.remove(TestOfd.PAGE);
        document.sign(seal, signer, List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.LIST));
        document.id = "ID=\"2\"";

        assertNotPassed(document.sign(seal, signer), Code.DIGEST_MISMATCH);
    }

    @Test
    void aCopyOfASignatureUnderAnotherName() throws IOException {
        var document = new TestOfd().sign(seal, signer);
        document.parts.put(
                "Doc_0/Signs/Sign_9/Signature.xml", TestOfd.utf8(document.text("Doc_0/Signs/Sign_0/Signature.xml")));
        document.replace(
                TestOfd.LIST,
                "</ofd:Signatures>",
                "<ofd:Signature ID=\"2\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_9/Signature.xml\"/></ofd:Signatures>");

        assertNotPassed(document, Code.REFERENCE_DOUBLE);
    }

    /** The signed document leads to a template that is not there; some readers read on where ours gives up. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "<ofd:Document, <!DOCTYPE a><ofd:Document",
        "</ofd:Document>, <ofd:a><ofd:a><ofd:a><ofd:a></ofd:a></ofd:a></ofd:a></ofd:a></ofd:Document>",
        "ofd:Document, ofd:Signatures",
        "Tpls/Tpl_0/Content.xml, /Doc_0/Tpls/Tpl_0/Content.xml#1"
    })
    void aPartThatTheSecondSignerAdds(String from, String to) throws IOException {
        var deep = to.replace("<ofd:a>", "<ofd:a>".repeat(20)).replace("</ofd:a>", "</ofd:a>".repeat(20));
        assertAddedPartCounts(TEMPLATE, document -> document.replace(from, deep));
    }

    @Test
    void aPartWhoseNameIsWrittenAsOctets() throws IOException {
        assertAddedPartCounts(
                "Doc_0/Tpls/模板.xml",
                document -> document.replace("Tpls/Tpl_0/Content.xml", "Tpls/%E6%A8%A1%E6%9D%BF.xml"));
    }

    private void assertAddedPartCounts(String part, UnaryOperator<String> change) throws IOException {
        var document = new TestOfd();
        var text = document.text(TestOfd.DOCUMENT)
                .replace(
                        "</ofd:CommonData>",
                        "<ofd:TemplatePage ID=\"9\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData>");
        document.parts.put(TestOfd.DOCUMENT, TestOfd.utf8(change.apply(text.substring(text.indexOf("?>") + 2))));
        document.sign(seal, signer).put(part, "<ofd:Page" + NAMESPACE + "><ofd:Content/></ofd:Page>");
        document.id = "ID=\"2\"";

        assertNotPassed(document.sign(seal, signer), Code.SHOWN_NOT_COVERED, Code.PART_NOT_SIGNED);
    }

    /** Text in EBCDIC has no letter that ASCII has. */
    @Test
    void anotherSignedRootInEbcdic() throws IOException {
        var document = new TestOfd();
        var other = document.text(TestOfd.DOCUMENT).replace("UTF-8", "IBM037").getBytes(Charset.forName("IBM037"));
        document.parts.put("Doc_0/Document_1.xml", other);
        document.sign(seal, signer, List.of(TestOfd.DOCUMENT, "Doc_0/Document_1.xml", TestOfd.PAGE))
                .replace("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document_1.xml");

        assertNotPassed(document, Code.PART_NOT_SIGNED);
    }
}
