package signinghelper.formats.pdf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents that were changed anywhere: none passes as a whole, and none stops the verification. */
@Timeout(120)
class MutationTest {
    private static final long SEED = 16;
    private static final int STEP = 7;
    /** Coprime to the lengths of what a document repeats. */
    private static final int SAMPLE = 61;

    /** A country in the signer's issuer, which RFC 5280, 7.1, compares by its text, whatever the type of the string. */
    private static final String COUNTRY = "1302434E";

    @Tag("slow")
    @Test
    void noSampledOctetCanBeChanged() throws Exception {
        changeWithinASignature(SAMPLE, SAMPLE);
    }

    @Tag("full")
    @Test
    void noOctetCanBeChanged() throws Exception {
        changeWithinASignature(STEP, 1);
    }

    /** The signature's own object is changed more densely than what it covers. */
    private static void changeWithinASignature(int step, int inSignature) throws Exception {
        var pdf = PdfBoxSigner.of(HOLDER).sign(TestPdf.form());
        var text = RawUpdate.latin(pdf);
        var contents = text.indexOf("/Contents <");
        var end = text.indexOf('>', contents);
        var signature = text.lastIndexOf(" obj", contents);
        for (var at = 0; at < pdf.length; at += at < signature || (at > contents && at < end) ? step : inSignature) {
            if (!text.startsWith(COUNTRY, at - 1)) {
                assertDoesNotPass(changed(pdf, at, 1), at);
            }
        }
    }

    @Tag("slow")
    @Test
    void noSampledOctetOfACompressedDocumentCanBeChanged() throws Exception {
        changeACompressedDocument(SAMPLE);
    }

    @Tag("full")
    @Test
    void noOctetOfACompressedDocumentCanBeChanged() throws Exception {
        changeACompressedDocument(STEP);
    }

    private static void changeACompressedDocument(int step) throws Exception {
        var pdf = PdfBoxSigner.of(HOLDER).sign(TestPdf.compressed());
        for (var at = 0; at < pdf.length; at += step) {
            assertDoesNotPass(changed(pdf, at, 0x80), at);
        }
    }

    @Tag("slow")
    @Test
    void noSampledOctetOfOurOwnUpdateCanBeChanged() throws Exception {
        changeOurOwnUpdate(SAMPLE);
    }

    @Tag("full")
    @Test
    void noOctetOfOurOwnUpdateCanBeChanged() throws Exception {
        changeOurOwnUpdate(1);
    }

    private static void changeOurOwnUpdate(int step) throws Exception {
        var place = new SealPlacement(1, 20, 20, 40, 40, Strip.WHOLE);
        var signer = Signer.of(HOLDER).with(new TestPicture("png").sealOf(HOLDER, place, place));
        for (var pdf : List.of(TestPdf.form(), TestPdf.compressed())) {
            var signed = signer.sign(pdf);
            var text = RawUpdate.latin(signed);
            for (var at = pdf.length; at < signed.length; at += isWritten(text, at) ? step : Math.max(step, STEP)) {
                if (!text.startsWith(COUNTRY.toLowerCase(Locale.ROOT), at - 1)) {
                    assertDoesNotPass(changed(signed, at, 1), at);
                }
            }
        }
    }

    /** True outside of streams and signature values, whose octets are alike. */
    private static boolean isWritten(String text, int at) {
        return text.lastIndexOf("endstream", at) >= text.lastIndexOf("\nstream", at)
                && text.lastIndexOf('>', at) >= text.lastIndexOf("/Contents <", at);
    }

    @Tag("slow")
    @Test
    void noSampledOctetBehindASignatureMakesItCoverAll() throws Exception {
        changeBehindASignature(SAMPLE);
    }

    @Tag("full")
    @Test
    void noOctetBehindASignatureMakesItCoverAll() throws Exception {
        changeBehindASignature(STEP);
    }

    private static void changeBehindASignature(int step) throws Exception {
        var once = PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form());
        var twice = PdfBoxSigner.of(HOLDER).in("second").sign(once);
        for (var at = once.length; at < twice.length; at += step) {
            if (!RawUpdate.latin(twice).startsWith(COUNTRY, at - 1)) {
                assertDoesNotPass(changed(twice, at, 1), at);
            }
        }
    }

    @Tag("slow")
    @Test
    void everyTruncationIsFound() throws Exception {
        var pdf = PdfBoxSigner.of(HOLDER).sign(TestPdf.compressed());
        for (var length = 5; length < pdf.length - 1; length += STEP) {
            assertDoesNotPass(Arrays.copyOf(pdf, length), length);
        }
    }

    @Tag("slow")
    @Test
    void garbageIsSurvived() throws Exception {
        var random = new Random(SEED);
        var pdf = PdfBoxSigner.of(HOLDER).sign(TestPdf.compressed());
        for (var round = 0; round < 200; round++) {
            var mixed = pdf.clone();
            for (var i = 0; i < 20; i++) {
                var from = random.nextInt(pdf.length - 50);
                System.arraycopy(pdf, random.nextInt(pdf.length - 50), mixed, from, random.nextInt(50));
            }
            assertDoesNotPass(mixed, round);
        }
    }

    private static byte[] changed(byte[] pdf, int at, int bits) {
        var changed = pdf.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    private static void assertDoesNotPass(byte[] pdf, int where) throws Exception {
        var verdict = Verdict.on(pdf);
        if (verdict.report().indication() == Indication.TOTAL_PASSED) {
            assertThat(verdict.report().signatures())
                    .as("%d: %s", where, verdict)
                    .noneMatch(signature -> signature.has(Code.COVERS_ALL));
        }
    }
}
