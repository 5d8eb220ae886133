package signinghelper.formats.ofd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signed documents that lead out of their container. */
class LocationsOutsideTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    private VerificationReport verify(TestOfd document) throws IOException {
        return new OfdSigner(signer, seal, now)
                .verify(document.sign(seal, signer).zip());
    }

    private void assertOpen(TestOfd document) throws IOException {
        var report = verify(document);
        assertThat(OfdVerificationTest.codes(report)).contains(Code.READINGS_DIFFER);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** A reader that joins paths, or follows addresses, shows what lies outside and nobody has signed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/page.xml",
                "/../page.xml",
                "..\\..\\..\\page.xml",
                "%2E%2E/%2E%2E/%2E%2E/page.xml",
                "file:///page.xml",
                "http://localhost/page.xml",
                "//localhost/page.xml",
                "C:\\page.xml"
            })
    void aPageOutsideTheContainer(String location) throws IOException {
        var document = new TestOfd().replace(TestOfd.DOCUMENT, "Pages/Page_0/Content.xml", location);

        assertOpen(document);
    }

    @Test
    void aListOfAnnotationsOutsideTheContainer() throws IOException {
        var document = new TestOfd().replace(TestOfd.DOCUMENT, "Annots/Annotations.xml", "../../list.xml");

        assertOpen(document);
    }

    @Test
    void aLocationThatComesBackIsWithin() throws IOException {
        var document = new TestOfd()
                .replace(TestOfd.DOCUMENT, "Pages/Page_0/Content.xml", "../Doc_0/Pages/./Page_0/../Page_0/Content.xml");

        assertThat(verify(document).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** Once signed, our own verification would not pass it. */
    @Test
    void isNotSigned() throws IOException {
        var document = new TestOfd()
                .replace(TestOfd.DOCUMENT, "Annots/Annotations.xml", "../../list.xml")
                .unsigned()
                .zip();

        assertThatThrownBy(() -> new OfdSigner(signer, seal, now).seal(document, OfdSigner.PLACE))
                .isInstanceOf(FormatException.class)
                .hasMessage("CONTENT_REFUSED: READINGS_DIFFER");
    }
}
