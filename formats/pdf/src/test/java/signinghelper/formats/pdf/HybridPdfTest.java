package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.Indication;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** A hybrid-reference file (ISO 32000-1, 7.5.8.4): its table calls an object free that a stream beside it has. */
class HybridPdfTest {
    private static final String TEXT = "BT /F1 24 Tf 72 720 Td (Total: 100) Tj ET";
    private static final List<String> OBJECTS = List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + TEXT.length() + " >>\nstream\n" + TEXT + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private void write(String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Object 5 is known to the stream alone. */
    private byte[] hybrid() {
        var places = new ArrayList<Integer>();
        write("%PDF-1.5\n");
        for (var number = 1; number <= OBJECTS.size(); number++) {
            places.add(file.size());
            write(number + " 0 obj\n" + OBJECTS.get(number - 1) + "\nendobj\n");
        }
        var stream = file.size();
        var entry = ByteBuffer.allocate(7).put((byte) 1).putInt(places.get(4)).putShort((short) 0);
        write("6 0 obj\n<< /Type /XRef /W [1 4 2] /Index [5 1] /Size 7 /Root 1 0 R /Length 7 >>\nstream\n");
        file.writeBytes(entry.array());
        write("\nendstream\nendobj\n");
        var table = file.size();
        write("xref\n0 7\n0000000005 65535 f \n");
        for (var number = 1; number <= 4; number++) {
            write("%010d 00000 n \n".formatted(places.get(number - 1)));
        }
        write("0000000006 00000 f \n0000000000 00000 f \n");
        write("trailer\n<< /Size 7 /Root 1 0 R /XRefStm " + stream + " >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    @Test
    void isSealedAndJudgedByOthers() throws Exception {
        var seal = new TestPicture("png").sealOf(HOLDER, new SealPlacement(1, 100, 100, 40, 40, Strip.WHOLE));
        var programs = PdfSig.in(folder);
        var signed = Signer.of(HOLDER).with(seal).sign(hybrid());
        var verdict = Verdict.on(signed);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(programs.judge(signed, "Signature1")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).judge(signed)).isEqualTo("passed");
        assertThat(programs.isSoundPdf(signed)).isTrue();
    }
}
