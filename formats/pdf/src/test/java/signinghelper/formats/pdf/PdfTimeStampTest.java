package signinghelper.formats.pdf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Time stamps within the signature (EN 319 142-1, level B-T). */
class PdfTimeStampTest {
    private static final TestTimeStamps AUTHORITY = TestTimeStamps.of(TestKey.RSA);

    @TempDir
    Path folder;

    /** @param mostBytes room for a token */
    private record Stamping(int mostBytes) implements TimeStamping {
        @Override
        public Bytes stamp(Bytes signed) {
            return Bytes.copyOf(AUTHORITY.stamp(signed.toArray(), NOW));
        }
    }

    /** Tokens of an RSA key have one length. */
    private static int length() {
        return AUTHORITY.stamp(new byte[] {1}, NOW).length;
    }

    @Test
    void provesTheTime() throws Exception {
        var signed = Signer.of(HOLDER).stampedBy(new Stamping(length())).sign(TestPdf.plain());
        var verdict = Verdict.on(signed, TestHolder.trust(AUTHORITY.root()));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.TIME_PROVED, Code.COVERS_ALL);
        assertThat(PdfSig.in(folder).judge(signed, "Signature1")).isEqualTo("valid, whole");
        assertThat(new Dss(HOLDER).level(signed)).isEqualTo("PAdES-BASELINE-T");
        assertThat(new Dss(HOLDER).level(Signer.of(HOLDER).sign(TestPdf.plain())))
                .isEqualTo("PAdES-BASELINE-B");
    }

    @Test
    void leavesRoomForATokenOfUnknownLength() throws Exception {
        TimeStamping usual = value -> Bytes.copyOf(AUTHORITY.stamp(value.toArray(), NOW));
        var verdict = Verdict.on(
                Signer.of(HOLDER).stampedBy(usual).sign(TestPdf.compressed()), TestHolder.trust(AUTHORITY.root()));

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.TIME_PROVED);
    }

    @Test
    void isRefusedWhenItExceedsItsRoom() {
        var tooSmall = Signer.of(HOLDER).stampedBy(new Stamping(length() / 2));
        var refused = catchThrowableOfType(FormatException.class, () -> tooSmall.sign(TestPdf.plain()));

        assertThat(refused.reason()).isEqualTo(Reason.TIME_STAMP_UNAVAILABLE);
    }
}
