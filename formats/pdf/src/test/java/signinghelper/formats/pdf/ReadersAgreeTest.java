package signinghelper.formats.pdf;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Updates by chance: what passes without a remark on its looks is to every reader the page that was signed. */
@Timeout(900)
class ReadersAgreeTest {
    private static final long SEED = 29_000;
    /** Drawing is dear, so few of the updates that do not pass are drawn, which shows that there are attacks among them. */
    private static final int DRAWN = 10;

    @TempDir
    Path folder;

    private final List<String> faults = new ArrayList<>();
    private int passed;
    private int attacks;

    private void judge(byte[] signed, int updates, Set<Reader> readers) throws Exception {
        var genuine = new EnumMap<Reader, Bytes>(Reader.class);
        for (var reader : readers) {
            genuine.put(reader, reader.show(signed, folder));
        }
        for (var seed = SEED; seed < SEED + updates; seed++) {
            judge(signed, seed, genuine);
        }
    }

    private void judge(byte[] signed, long seed, Map<Reader, Bytes> genuine) throws Exception {
        var steps = new ArrayList<String>();
        var pdf = RandomUpdate.behind(signed, seed, steps);
        var verdict = Verdict.on(pdf);
        if (verdict.report().indication() != Indication.TOTAL_PASSED) {
            attacks += seed % DRAWN == 0 && !showOther(pdf, genuine).isEmpty() ? 1 : 0;
            return;
        }
        passed++;
        var others = showOther(pdf, genuine);
        if (!others.isEmpty() && !verdict.codes("Signature1").contains(Code.APPEARANCE_ADDED_LATER)) {
            faults.add("seed %d, %s; %s show another page; %s".formatted(seed, steps, others, verdict));
        }
    }

    private Set<Reader> showOther(byte[] pdf, Map<Reader, Bytes> genuine) throws Exception {
        var others = EnumSet.noneOf(Reader.class);
        for (var each : genuine.entrySet()) {
            if (!each.getKey().show(pdf, folder).equals(each.getValue())) {
                others.add(each.getKey());
            }
        }
        return others;
    }

    private void assertAgreed(int atLeast) {
        assertThat(faults).isEmpty();
        assertThat(passed).as("passed").isGreaterThanOrEqualTo(atLeast);
        assertThat(attacks).as("attacks among those drawn").isPositive();
    }

    @Tag("slow")
    @Test
    void readersAgreeOnWhatPasses() throws Exception {
        judge(signed(TestPdf.plain()), 80, EnumSet.complementOf(EnumSet.of(Reader.GHOSTSCRIPT)));

        assertAgreed(5);
    }

    @Tag("full")
    @Test
    void readersAgreeOnAllThatPass() throws Exception {
        judge(signed(TestPdf.plain()), 150, EnumSet.allOf(Reader.class));
        judge(signed(TestPdf.compressed()), 150, EnumSet.allOf(Reader.class));

        assertAgreed(15);
    }

    private static byte[] signed(byte[] pdf) throws Exception {
        return PdfBoxSigner.of(HOLDER).sign(pdf);
    }
}
