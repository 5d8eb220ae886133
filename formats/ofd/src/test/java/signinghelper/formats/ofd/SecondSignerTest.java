package signinghelper.formats.ofd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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

    /** Nobody has signed the list, and the second signer covers the parts of the first. */
    @Test
    void aSignatureThatIsTakenOffTheList() throws IOException {
        var document = new TestOfd().sign(seal, signer);
        document.id = "ID=\"2\"";
        document.sign(seal, signer);
        var first = "<ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/>";

        assertNotPassed(document.replace(TestOfd.LIST, first, ""), Code.SIGNATURE_UNREACHABLE);
    }

    /** A seal is public; readers show it where the description has a stamp. */
    @Test
    void anothersSealBesideASignatureWithoutOne() throws IOException {
        var mallory = TestHolder.of(TestKey.SM2, now);
        var trust = new CertificateTrust(
                List.of(signer.authority().certificate(), mallory.authority().certificate()), List.of());
        var context = VerificationContext.of(VerificationPolicy.field(), now)
                .signers(trust)
                .sealMakers(seal.maker.trust())
                .withoutRevocation();
        var document = new TestOfd();
        var all = List.copyOf(document.parts.keySet());
        document.sign(seal.encoded(), all, description -> byCms(mallory, description));

        var report = new OfdFormat().verify(Source.of(cover(document, mallory).zip()), null, context);
        assertThat(OfdVerificationTest.codes(report)).contains(Code.SIGNER_NOT_IN_SEAL);
        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);

        var own = new TestOfd();
        own.sign(seal.encoded(), all, description -> byCms(signer, description));
        var passed = new OfdFormat().verify(Source.of(cover(own, signer).zip()), null, context);
        assertThat(OfdVerificationTest.codes(passed)).contains(Code.SEAL_HOLDS);
        assertThat(passed.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** The description covers the seal beside it. */
    private static TestOfd cover(TestOfd document, TestHolder by) {
        var part = "Doc_0/Signs/Sign_0/Seal.esl";
        var digest = Base64.getEncoder()
                .encodeToString(DigestAlgorithm.SM3.of(Objects.requireNonNull(document.parts.get(part))));
        var description = "Doc_0/Signs/Sign_0/Signature.xml";
        document.replace(
                description,
                "</ofd:References>",
                "<ofd:Reference FileRef=\"/" + part + "\"><ofd:CheckValue>" + digest
                        + "</ofd:CheckValue></ofd:Reference></ofd:References>");
        document.parts.put("Doc_0/Signs/Sign_0/SignedValue.dat", byCms(by, TestOfd.utf8(document.text(description))));
        return document;
    }

    private static byte[] byCms(TestHolder by, byte[] description) {
        try {
            return by.signer(CmsForm.PKCS7_501).signDetached(description, Instant.now(), by::sign);
        } catch (IOException | FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The second signer's stamp may lie over anything. */
    @Test
    void aStampOfTheSecondSignerIsTold() throws IOException, FormatException {
        var own = new OfdSigner(signer, seal, now);
        var once = own.seal(new TestOfd().unsigned().zip(), OfdSigner.PLACE);
        var report = own.verify(own.seal(once, OfdSigner.PLACE));

        assertThat(report.signatures().get(0).has(Code.APPEARANCE_ADDED_LATER)).isTrue();
        assertThat(report.signatures().get(1).has(Code.APPEARANCE_ADDED_LATER)).isFalse();
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
