package signinghelper.formats.ofd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents with the structure of those that programs of the field write. */
class GenuineOfdTest {
    private static final String OLDER = "http://www.ofdspec.org\"";
    private static final String STANDARD = "http://www.ofdspec.org/2016\"";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder holder = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, holder.certificate());
    private final OfdSigner signer = new OfdSigner(holder, seal, now);

    private VerificationReport verify(TestOfd document) throws IOException {
        return signer.verify(document.zip());
    }

    private void assertPassed(VerificationReport report) {
        assertThat(report.indication())
                .as("%s", OfdVerificationTest.codes(report))
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    /** Every part in the namespace from before the standard, or the list of signatures alone in the standard's. */
    private static TestOfd older(TestOfd document, boolean isListToo) {
        for (var part : List.copyOf(document.parts.keySet())) {
            if (document.text(part).contains(STANDARD) && (isListToo || !part.contains("Signs/"))) {
                document.replace(part, STANDARD, OLDER);
            }
        }
        return document;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsTheNamespaceFromBeforeTheStandard(boolean isListToo) throws IOException {
        var document = older(new TestOfd(), true).sign(seal, holder);

        assertPassed(verify(isListToo ? document.replace(TestOfd.LIST, STANDARD, OLDER) : document));
        document.replace(TestOfd.PAGE, "<ofd:Content/>", "<ofd:Content></ofd:Content>");
        assertThat(verify(document).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void signsADocumentFromBeforeTheStandard() throws Exception {
        var document = older(new TestOfd().unsigned(), true).zip();

        assertPassed(signer.verify(signer.seal(document, OfdSigner.PLACE)));
    }

    /** A reader of the other namespace may find signatures there, so nothing is said about them. */
    @ParameterizedTest
    @CsvSource({"OFD.xml, FORMAT_UNKNOWN", "Doc_0/Signs/Signatures.xml, FORMAT_UNKNOWN"})
    void doesNotCallWhatItDoesNotKnowUnsigned(String part, Code code) throws IOException {
        var report = verify(new TestOfd().sign(seal, holder).replace(part, STANDARD, "http://example.org/ofd\""));

        assertThat(OfdVerificationTest.codes(report)).containsExactly(code);
    }

    @Test
    void aListOfSignaturesInAnotherNamespaceIsNotNone() throws IOException {
        var report = verify(new TestOfd()
                .replace("OFD.xml", "ofd:Signatures>", "x:Signatures>")
                .replace("OFD.xml", "<ofd:OFD", "<ofd:OFD xmlns:x=\"http://example.org/ofd\""));

        assertThat(OfdVerificationTest.codes(report)).containsExactly(Code.READINGS_DIFFER);
    }

    /** A template names the list that a signer will make. */
    @Test
    void aListThatIsNotThereIsNoSignature() throws IOException {
        assertThat(OfdVerificationTest.codes(verify(new TestOfd()))).containsExactly(Code.NOT_SIGNED);
    }

    /** Custom tags as tax bureaus write them, and an attachment: neither is XML with namespaces. */
    private static TestOfd invoice() {
        return new TestOfd()
                .replace(
                        TestOfd.DOCUMENT,
                        "</ofd:Document>",
                        "<ofd:Attachments>Attachs/one.xml</ofd:Attachments>"
                                + "<ofd:CustomTags>Tags/CustomTag.xml</ofd:CustomTags></ofd:Document>")
                .put("Doc_0/Attachs/one.xml", "<a><b></a>")
                .put(
                        "Doc_0/Tags/CustomTag.xml",
                        "<:eInvoice xmlns:=\"\"><a><ofd:ObjectRef>1</ofd:ObjectRef></a></:eInvoice>");
    }

    @Test
    void hashesPartsThatShowNothing() throws Exception {
        assertPassed(verify(invoice().sign(seal, holder)));
        assertPassed(signer.verify(signer.seal(invoice().unsigned().zip(), OfdSigner.PLACE)));
        var changed = invoice().sign(seal, holder).replace("Doc_0/Tags/CustomTag.xml", ">1<", ">2<");
        assertThat(OfdVerificationTest.codes(verify(changed))).contains(Code.DIGEST_MISMATCH);
    }

    /** The signed root leads to a list of annotations that comes with the second signature. */
    private TestOfd annotated(List<String> second) {
        var document = new TestOfd().sign(seal, holder);
        document.id = "ID=\"2\"";
        document.put("Doc_0/Annots/Annotations.xml", "<ofd:Annotations xmlns:ofd=\"" + STANDARD + "/>");
        return document.sign(seal, holder, second);
    }

    @Test
    void anAnnotationOfTheSecondSignatureLeavesTheFirstOneHolding() throws IOException {
        var report =
                verify(annotated(List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE, "Doc_0/Annots/Annotations.xml")));

        assertPassed(report);
        assertThat(report.signatures().get(0).has(Code.APPEARANCE_ADDED_LATER)).isTrue();
    }

    @Test
    void anAnnotationThatTheSecondSignatureLeavesOutDoesNot() throws IOException {
        var report = verify(annotated(List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE)));

        assertThat(report.signatures())
                .allSatisfy(each -> assertThat(each.has(Code.SHOWN_NOT_COVERED)).isTrue());
    }

    /** A second signature that does not hold covers nothing for the first. */
    @Test
    void anAnnotationOfASignatureThatDoesNotHoldDoesNot() throws IOException {
        var document = annotated(List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE, "Doc_0/Annots/Annotations.xml"));
        document.replace("Doc_0/Signs/Sign_1/Signature.xml", "ProviderName=\"t\"", "ProviderName=\"u\"");

        assertThat(verify(document).signatures().get(0).has(Code.SHOWN_NOT_COVERED))
                .isTrue();
    }

    /** A form that the policy refuses may hold all the same, so the first signature is not called incomplete. */
    @Test
    void anAnnotationOfASignatureThatIsNotJudgedIsOpen() throws IOException {
        var document = new TestOfd().sign(seal, holder);
        document.id = "ID=\"2\"";
        document.put("Doc_0/Annots/Annotations.xml", "<ofd:Annotations xmlns:ofd=\"" + STANDARD + "/>");
        var covered = List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE, "Doc_0/Annots/Annotations.xml");
        document.sign(seal.encoded(), covered, description -> byCms(description));

        var first = strictly(document).signatures().get(0);
        assertThat(first.indication()).as("%s", first.findings()).isEqualTo(Indication.INDETERMINATE);
        assertThat(first.has(Code.ANNOTATED_LATER)).isTrue();
        document.replace("Doc_0/Annots/Annotations.xml", "/>", " />");
        assertThat(strictly(document).signatures().get(0).has(Code.SHOWN_NOT_COVERED))
                .isTrue();
    }

    private byte[] byCms(byte[] description) {
        try {
            return holder.signer(CmsForm.PKCS7_501).signDetached(description, now, holder::sign);
        } catch (IOException | FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private VerificationReport strictly(TestOfd document) throws IOException {
        var all =
                List.of(holder.authority().certificate(), seal.maker.authority().certificate());
        var trust = new CertificateTrust(all, List.of());
        var context = VerificationContext.of(VerificationPolicy.strict(CmsForm.RFC5652), now)
                .signers(trust)
                .sealMakers(trust)
                .timeStampAuthorities(trust)
                .withoutRevocation();
        return new OfdFormat().verify(Source.of(document.zip()), null, context);
    }

    /** Some signers leave out templates; others cannot be told from who adds one later. */
    @Test
    void whatShowsAndIsNotSignedIsOpenAndItsPagesAreNamed() throws IOException {
        var template = "Doc_0/Tpls/Tpl_0/Content.xml";
        var document = new TestOfd()
                .replace(
                        TestOfd.DOCUMENT,
                        "</ofd:CommonData>",
                        "<ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData>")
                .replace(TestOfd.PAGE, "<ofd:Content/>", "<ofd:Template TemplateID=\"2\"/><ofd:Content/>")
                .put(template, "<ofd:Page xmlns:ofd=\"" + STANDARD + "><ofd:Content/></ofd:Page>");
        var report = verify(document.sign(seal, holder, List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE)));
        var finding = new Finding(Code.SHOWN_NOT_COVERED, Map.of("part", "/" + template, "pages", "1"));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.signatures().get(0).findings()).contains(finding);
        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding))
                .contains("没有签名", "第 1 页", template)
                .doesNotContain("改动");
    }

    /** A page is no annotation: a later signature over another page changes what the first one shows. */
    @Test
    void aPageOfTheSecondSignatureDoesNot() throws IOException {
        var document = new TestOfd();
        document.sign(seal, holder, List.of("OFD.xml", TestOfd.DOCUMENT));
        document.id = "ID=\"2\"";

        assertThat(verify(document.sign(seal, holder)).signatures().get(0).has(Code.SHOWN_NOT_COVERED))
                .isTrue();
    }

    /** A seal of another shape than those that are known is not called broken. */
    @Test
    void aSealOfAnotherShapeIsUndecided() throws IOException {
        var document = new TestOfd().sign(seal, holder);
        document.parts.put("Doc_0/Signs/Sign_0/SignedValue.dat", new byte[] {0x30, 4, 0x30, 2, 5, 0});

        assertThat(verify(document).indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.FORM_UNKNOWN);
    }

    /** No document has as many signatures; each entry of a list costs the reading of its description. */
    @Test
    void judgesNoMoreThanAHundredSignatures() throws IOException {
        var entry = "<ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/>";
        var document = new TestOfd().sign(seal, holder);
        var others = IntStream.range(1, 100)
                .mapToObj(other -> entry.replace("Sign_0", "Sign_" + other))
                .collect(Collectors.joining());

        assertThat(verify(document.replace(TestOfd.LIST, entry, entry + others)).signatures())
                .hasSize(100);
        assertThat(OfdVerificationTest.codes(
                        verify(document.replace(TestOfd.LIST, entry, entry + entry.replace("Sign_0", "Sign_100")))))
                .containsExactly(Code.TOO_LARGE);
    }

    private void assertUnsignable(TestOfd document, Code code) {
        assertThatThrownBy(() -> new OfdFormat()
                        .requireSignable(
                                Content.inMemory(Bytes.copyOf(document.zip())),
                                signer.identity(),
                                signer.appearance(OfdSigner.PLACE)))
                .isInstanceOf(FormatException.class)
                .hasMessage("CONTENT_REFUSED: " + code);
    }

    /** Once signed, our own verification would not pass it. */
    @Test
    void signsNothingThatItWouldNotPass() {
        assertUnsignable(
                new TestOfd().unsigned().replace("OFD.xml", STANDARD, "http://example.org/ofd\""), Code.FORMAT_UNKNOWN);
        assertUnsignable(
                new TestOfd().sign(seal, holder).replace(TestOfd.PAGE, "<ofd:Content/>", "<ofd:Content></ofd:Content>"),
                Code.DIGEST_MISMATCH);
        assertUnsignable(
                new TestOfd().sign(seal, holder, List.of("OFD.xml", TestOfd.DOCUMENT)), Code.SHOWN_NOT_COVERED);
    }
}
