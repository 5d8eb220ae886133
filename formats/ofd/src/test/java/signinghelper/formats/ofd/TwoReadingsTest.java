package signinghelper.formats.ofd;

import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Sealed documents that another reader shows otherwise than they were signed, and what that reader shows. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReadingsTest {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String EVIL = "999999";
    private static final byte[] EVIL_PAGE =
            TestOfd.utf8("<ofd:Page" + NAMESPACE + "><ofd:Content><!--" + EVIL + "--></ofd:Content></ofd:Page>");

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    private VerificationReport verify(byte[] document) throws IOException {
        return new OfdSigner(signer, seal, now).verify(document);
    }

    private TestOfd signed() {
        return new TestOfd().sign(seal, signer);
    }

    private static RawZip without(TestOfd document, String left) {
        var zip = new RawZip();
        document.parts.forEach((name, data) -> {
            if (!name.equals(left)) {
                zip.add(name, data);
            }
        });
        return zip;
    }

    private void assertNotPassed(byte[] document, Code reason) throws IOException {
        var report = verify(document);
        assertThat(OfdVerificationTest.codes(report)).contains(reason);
        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void passesWhatIsWrittenByHandWithoutALie() throws IOException {
        assertThat(verify(without(signed(), "").zip()).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** The directory leads to the signed page, which lies within another entry; a reader of streams comes to another. */
    @Test
    void onePageUnderTheDirectoryAndAnotherInTheStream() throws Exception {
        var document = signed();
        var good = TestOfd.utf8(document.text(TestOfd.PAGE));
        var zip = without(document, TestOfd.PAGE);
        var hidden = RawZip.local(TestOfd.PAGE, good);
        var listed = RawZip.header("Doc_0/pad", hidden);
        var from = zip.position();
        zip.write(RawZip.header("Doc_0/pad", hidden), hidden, listed);
        zip.write(RawZip.header(TestOfd.PAGE, EVIL_PAGE), EVIL_PAGE, RawZip.header(TestOfd.PAGE, good));
        var attack = moved(zip, from + 30 + "Doc_0/pad".length());

        assertThat(streamed(attack)).contains(EVIL);
        assertThat(OfdrwProgram.show(Files.write(folder.resolve("stream.ofd"), attack)))
                .contains(EVIL);
        assertNotPassed(attack, Code.READINGS_DIFFER);
    }

    /** Returns the file, whose last entry of the directory leads elsewhere. */
    private static byte[] moved(RawZip zip, int offset) {
        var file = zip.zip();
        var at = file.length - 22 - 46 - TestOfd.PAGE.length();
        RawZip.little(4).putInt(0, offset).get(0, file, at + 42, 4);
        return file;
    }

    private static String streamed(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(TestOfd.PAGE)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("no page");
    }

    /** Info-ZIP writes the entry under its second name, over the page. */
    @Test
    void aSecondNameForAnotherEntry() throws Exception {
        var zip = without(signed(), "");
        var name = "Doc_0/Zzz.xml";
        var local = RawZip.header(name, EVIL_PAGE);
        var listed = RawZip.header(name, EVIL_PAGE);
        local.flags = 0;
        listed.flags = 0;
        local.extra = RawZip.unicodePath(name, TestOfd.PAGE);
        listed.extra = local.extra;
        var attack = zip.write(local, EVIL_PAGE, listed).zip();
        var file = Files.write(folder.resolve("path.ofd"), attack);

        assertThat(unzipped(file)).contains(EVIL);
        assertNotPassed(attack, Code.READINGS_DIFFER);
    }

    private String unzipped(Path file) throws IOException, InterruptedException {
        Needed.file(Path.of("/usr/bin/unzip"));
        var into = Files.createTempDirectory(folder, "unzip");
        new ProcessBuilder("unzip", "-qq", "-o", file.toString(), "-d", into.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return Files.readString(into.resolve(TestOfd.PAGE));
    }

    /** An entry that a program of Unix writes as a link to another part. */
    @Test
    void anEntryThatIsALink() throws Exception {
        var document = signed();
        var target = TestOfd.utf8("Content2.xml");
        var zip = without(document, "").add("Doc_0/Pages/Page_0/Content2.xml", EVIL_PAGE);
        var listed = RawZip.header("Doc_0/link", target);
        listed.attributes = 0xA1FF << 16;

        assertNotPassed(
                zip.write(RawZip.header("Doc_0/link", target), target, listed).zip(), Code.READINGS_DIFFER);
    }

    private static TestOfd annotated(String link) {
        return new TestOfd()
                .replace(TestOfd.DOCUMENT, "Annots/Annotations.xml", "Annots/list.dat")
                .put(
                        "Doc_0/Annots/list.dat",
                        "<ofd:Annotations" + NAMESPACE + "><ofd:Page PageID=\"1\"><ofd:FileLoc>" + link
                                + "</ofd:FileLoc></ofd:Page></ofd:Annotations>");
    }

    private static TestOfd withAnnotation(TestOfd document, String part) {
        return document.put(
                part,
                "<ofd:PageAnnot" + NAMESPACE + "><ofd:Annot ID=\"9\" Type=\"Watermark\" Creator=\"" + EVIL
                        + "\" LastModDate=\"2026-01-01\"><ofd:Appearance Boundary=\"0 0 9 9\"/></ofd:Annot></ofd:PageAnnot>");
    }

    /** The list of annotations has a name that does not end in .xml. */
    @Test
    void aLinkThroughAPartOfAnyName() throws Exception {
        var document = annotated("/Doc_0/Annots/one.xml").sign(seal, signer);
        var attack = withAnnotation(document, "Doc_0/Annots/one.xml").zip();

        assertThat(OfdrwProgram.show(Files.write(folder.resolve("link.ofd"), attack)))
                .contains(EVIL);
        assertNotPassed(attack, Code.SHOWN_NOT_COVERED);
    }

    /** A reader on Windows, or one that takes links for addresses, comes to the part. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Doc_0/Annots/ONE.XML",
                "\\Doc_0\\Annots\\one.xml",
                "/Doc_0/Annots/one%2Exml",
                "/Doc_0/Annots/one.xml."
            })
    void aLinkThatOnlySomeReadersFollow(String link) throws Exception {
        var document = annotated(link).sign(seal, signer);

        assertNotPassed(withAnnotation(document, "Doc_0/Annots/one.xml").zip(), Code.SHOWN_NOT_COVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Doc_0/Pages/Page_0/Content.xml.",
                "Doc_0/Pages/Page_0/Content.xml ",
                "Doc_0/Pages/Page_0./Content.xml",
                "Doc_0/Pages/Page_0/Content%2Exml",
                "Doc_0/Pages/Page_0/Content.xml:x",
                "Doc_0/Pages/Page_0/\u0001"
            })
    void aNameThatSomeReadersTakeForAnother(String name) throws Exception {
        assertNotPassed(without(signed(), "").add(name, EVIL_PAGE).zip(), Code.READINGS_DIFFER);
    }

    /** Without its own signature over OFD.xml, a document can be led back to another root that was signed. */
    @Test
    void anotherSignedRoot() throws Exception {
        var document = new TestOfd();
        document.parts.put("Doc_0/Document_1.xml", TestOfd.utf8(document.text(TestOfd.DOCUMENT)));
        document.sign(seal, signer, List.of(TestOfd.DOCUMENT, "Doc_0/Document_1.xml", TestOfd.PAGE));
        document.replace("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document_1.xml");

        assertNotPassed(document.zip(), Code.PART_NOT_SIGNED);

        // Another text of OFD.xml that names the first root leaves the choice as it is.
        document.replace("OFD.xml", "<ofd:DocRoot>", "<ofd:Keyword>Doc_0/Document.xml</ofd:Keyword><ofd:DocRoot>");
        assertNotPassed(document.zip(), Code.PART_NOT_SIGNED);
    }

    /** A signature of nobody holds for nothing, so what it names stays uncovered. */
    @Test
    void aSignatureOfNobody() throws Exception {
        var document = withAnnotation(annotated("/Doc_0/Annots/one.xml").sign(seal, signer), "Doc_0/Annots/one.xml");
        var nobody = new CMSSignedDataGenerator()
                .generate(new CMSProcessableByteArray(new byte[0]), false)
                .getEncoded();
        document.sign(seal.encoded(), List.copyOf(document.parts.keySet()), description -> nobody);
        var described = "Doc_0/Signs/Sign_1/Signature.xml";
        var text = document.text(described).replaceFirst("<ofd:Seal>.*</ofd:Seal>", "");
        document.parts.put(described, TestOfd.utf8(text));

        assertNotPassed(document.zip(), Code.SHOWN_NOT_COVERED);
    }

    /** Some readers care for neither namespaces nor the name of a root, and read on behind a declaration. */
    @ParameterizedTest
    @CsvSource({
        "http://www.ofdspec.org/2016, http://www.example.org",
        "<ofd:Document, <!DOCTYPE a><ofd:Document",
        "ofd:Document, ofd:Other"
    })
    void anotherSignedRootThatIsSpelledOtherwise(String from, String to) throws Exception {
        assertNotPassed(withRoots(from, to).zip(), Code.PART_NOT_SIGNED);
    }

    /** Another signer makes the choice that the first one has left open. */
    @Test
    void anotherSignedRootThatASecondSignerTakes() throws Exception {
        assertNotPassed(withRoots("", "").sign(seal, signer).zip(), Code.PART_NOT_SIGNED);
    }

    private TestOfd withRoots(String from, String to) throws Exception {
        var document = new TestOfd();
        document.parts.put(
                "Doc_0/Document_1.xml",
                TestOfd.utf8(document.text(TestOfd.DOCUMENT).replace(from, to)));
        return document.sign(seal, signer, List.of(TestOfd.DOCUMENT, "Doc_0/Document_1.xml", TestOfd.PAGE))
                .replace("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document_1.xml");
    }

    /** Each entry would be judged anew. */
    @Test
    void twoEntriesForOneSignature() throws Exception {
        var entry = "<ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_0/Signature.xml\"/>";
        var document = new TestOfd().sign(seal, signer).replace(TestOfd.LIST, entry, entry.repeat(2));

        assertNotPassed(document.zip(), Code.REFERENCE_DOUBLE);
    }
}
