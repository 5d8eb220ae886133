package signinghelper.formats.pdf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** The cost of verification, by a clock that goes on by one with each look at it. */
@Tag("slow")
class TimeBudgetTest {
    private static final int OBJECTS = 2000;

    /** A document with many objects, all of which are compared with what follows a signature. */
    private static byte[] document() {
        var objects = IntStream.range(10, 10 + OBJECTS).mapToObj(number -> number + " 0 R");
        var pdf = RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /Pages 2 0 R /Many [" + objects.collect(Collectors.joining(" ")) + "] >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        for (var number = 10; number < 10 + OBJECTS; number++) {
            pdf.object(number, "<< /Of (a document) /Number " + number + " >>");
        }
        return pdf.end();
    }

    private static byte[] withEmptySignatures(int count) throws Exception {
        var pdf = document();
        for (var signature = 0; signature < count; signature++) {
            pdf = PdfBoxSigner.of("adbe.pkcs7.detached", covered -> new byte[64])
                    .sign(pdf);
        }
        return pdf;
    }

    private static VerificationReport verify(byte[] pdf, TimeLimit limit) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation();
        return DocumentFormats.verify(Source.of(pdf).within(limit), null, context);
    }

    private static long looks(byte[] pdf) throws IOException {
        var clock = new AtomicLong();
        var report = verify(pdf, TimeLimit.of(Duration.ofDays(1), clock::incrementAndGet));
        assertThat(report.signatures())
                .allSatisfy(each -> assertThat(each.has(Code.MALFORMED)).isTrue());
        return clock.get();
    }

    @Test
    void whatTakesLongerIsOpen() throws Exception {
        var pdf = PdfBoxSigner.of(Verdict.HOLDER).sign(document());
        var limit = TimeLimit.of(Duration.ofNanos(OBJECTS), new AtomicLong()::incrementAndGet);
        var report = verify(PdfBoxSigner.of(Verdict.HOLDER).sign(pdf), limit);

        assertThat(report.remarks()).containsExactly(Finding.of(Code.TIME_SPENT));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
    }

    /** Ten ways lead from each array of the structure to the next one, fourteen times. */
    @Test
    void whatManyWaysLeadToIsComparedOnce() throws Exception {
        var tree = "<< /Type /StructTreeRoot /K [7 0 R %s] >>";
        var signed = PdfBoxSigner.of(Verdict.HOLDER)
                .sign(RawUpdate.of(document())
                        .object(1, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R >>")
                        .object(6, tree.formatted(""))
                        .object(7, "<< /Type /StructElem /S /Document /P 6 0 R >>")
                        .end());
        var update = RawUpdate.of(signed).object(6, tree.formatted("9000 0 R"));
        for (var number = 9000; number < 9014; number++) {
            update.object(number, "[" + (number + 1 + " 0 R ").repeat(10) + "]");
        }
        var clock = new AtomicLong();
        var report =
                verify(update.object(9014, "<< >>").end(), TimeLimit.of(Duration.ofDays(1), clock::incrementAndGet));

        assertThat(report.signatures().get(0).has(Code.METADATA_CHANGED_LATER)).isTrue();
        assertThat(clock.get()).isLessThan(2 * OBJECTS);
    }

    /** Each object is looked at once; each comparison with what follows a signature would look at all of them again. */
    @Test
    void emptySignaturesCostNoComparison() throws Exception {
        assertThat(looks(withEmptySignatures(20))).isLessThan(2 * OBJECTS);
    }
}
