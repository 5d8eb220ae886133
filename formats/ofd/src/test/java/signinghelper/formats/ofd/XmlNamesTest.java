package signinghelper.formats.ofd;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that ofdrw takes for OFD's, since it does not look at namespaces, and letters that are not what their octets are in ASCII. */
@Tag("slow")
class XmlNamesTest {
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String OTHER = " xmlns:x=\"http://example.org/x\"";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());
    private TestOfd document = new TestOfd();

    @BeforeEach
    void begin() {
        document = new TestOfd();
    }

    private VerificationReport verify() throws IOException {
        return new OfdSigner(signer, seal, now).verify(document.zip());
    }

    @ParameterizedTest
    @CsvSource({
        "Doc_0/Signs/Signatures.xml, BaseLoc, ofd:BaseLoc='/none.xml' BaseLoc",
        "Doc_0/Signs/Signatures.xml, <ofd:MaxSignId, <x:Signature BaseLoc='Signatures.xml'/><ofd:MaxSignId",
        "OFD.xml, <ofd:DocRoot>, <x:DocRoot>Doc_1/Document.xml</x:DocRoot><ofd:DocRoot>",
        "OFD.xml, <ofd:DocRoot>Doc_0, <ofd:DocRoot>Doc_1<ofd:X>/../../Doc_0</ofd:X>"
    })
    void differToReadersWithoutNamespaces(String part, String from, String to) throws IOException {
        document.sign(seal, signer, List.of(TestOfd.PAGE, "Doc_0/Document.xml"));
        assertThat(verify().indication()).isEqualTo(Indication.TOTAL_PASSED);
        var root = part.equals("OFD.xml") ? "<ofd:OFD" : "<ofd:Signatures";

        document.replace(part, from, to.replace('\'', '"')).replace(part, root + NAMESPACE, root + NAMESPACE + OTHER);

        assertThat(OfdVerificationTest.codes(verify())).contains(Code.READINGS_DIFFER);
        assertThat(verify().indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** The escape shifts to JIS-Roman, whose letters are those of ASCII; octets do not show the name of the element. */
    @Test
    void hideInAnEncodingWithShifts() throws IOException {
        document.sign(seal, signer, List.of(TestOfd.PAGE, "Doc_0/Document.xml"));
        var list = document.text("Doc_0/Signs/Signatures.xml").replace("UTF-8", "ISO-2022-JP");
        document.parts.put(
                "Doc_0/Signs/Signatures.xml",
                list.replace("MaxSignId", "MaxSi\33(JgnId").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(OfdVerificationTest.codes(verify())).containsExactly(Code.READINGS_DIFFER);
    }

    /** A second root of a document among what is signed; OFD.xml, which is not, could lead to it. */
    @Test
    void hideASecondRoot() throws IOException {
        var root = document.text("Doc_0/Document.xml").replace("UTF-8", "ISO-2022-JP");
        document.parts.put(
                "Doc_1/Document.xml", root.replace("Pages>", "Pa\33(Jges>").getBytes(StandardCharsets.ISO_8859_1));
        document.sign(seal, signer, List.of(TestOfd.PAGE, "Doc_0/Document.xml", "Doc_1/Document.xml"));

        assertThat(OfdVerificationTest.codes(verify())).contains(Code.PART_NOT_SIGNED);
        assertThat(verify().indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** A folder of 200,000 letters for each of many texts had no end within a minute. */
    @Test
    void areBoundedTogether() throws IOException {
        var texts = "<ofd:X>a</ofd:X>".repeat(1000);
        document.put(
                        TestOfd.PAGE,
                        "<ofd:Page" + NAMESPACE + "><ofd:X BaseLoc=\"" + "a".repeat(200_000) + "\">" + texts
                                + "</ofd:X></ofd:Page>")
                .sign(seal, signer);

        assertThat(OfdVerificationTest.codes(verify())).contains(Code.TOO_LARGE);
    }

    /** Java copies the whole text for each letter that becomes two as it grows: four kilobytes took minutes. */
    @Test
    void ofFunctionsAndEncodingsHaveAnEnd() throws IOException {
        var letters = "\u00DF".repeat(1_000_000);
        document.checkMethod = letters;
        document.sign(seal, signer);
        document.parts.put(
                "x.xml", ("<?xml version='1.0' encoding='" + letters + "'?>").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(OfdVerificationTest.codes(verify()))
                .contains(Code.ALGORITHM_REFUSED, Code.PART_NOT_SIGNED, Code.SIGNATURE_UNREACHABLE);
    }
}
