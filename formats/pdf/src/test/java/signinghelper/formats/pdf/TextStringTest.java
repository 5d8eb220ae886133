package signinghelper.formats.pdf;

import org.apache.pdfbox.cos.COSString;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.structure.TextString;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts as PDFBox reads them. */
class TextStringTest {
    private static final Set<Integer> UNDEFINED = Set.of(0x7F, 0x9F, 0xAD);

    @Test
    void everyOctetIsTheLetterOfPdfDocEncoding() {
        for (int octet = 0; octet <= 0xFF; octet++) {
            var text = new byte[] {'a', (byte) octet};

            if (!UNDEFINED.contains(octet)) {
                assertThat(TextString.decode(Bytes.copyOf(text)))
                        .as("%02X", octet)
                        .isEqualTo(new COSString(text).getString());
            }
        }
    }
}
