package signinghelper.formats.pdf;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.verification.SealReport;
import signinghelper.fuzz.Target;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Seals within PDF documents: as the signature value itself, and beside a signature of ours, which is refused or judged. */
public final class PdfSealTarget implements Target {
    private static final int ROOM = 8192;
    private static final TestHolder SIGNER = TestHolder.of(TestKey.SM2);
    private static final TestSeal SEAL =
            TestSeal.of(TestHolder.of(TestKey.SM2), TestAuthority.NOW, SIGNER.certificate());
    private static final SealPlacement PLACE = new SealPlacement(1, 20, 20, 40, 40, SealPlacement.Strip.WHOLE);

    private final ByteArrayOutputStream covered = new ByteArrayOutputStream();
    private final byte[] unsigned;
    private final byte[] template;
    private final SealReport.Picture picture;

    public PdfSealTarget() {
        try {
            unsigned = TestPdf.plain();
            template = PdfBoxSigner.of("GM.sm2seal", this::room).sign(unsigned);
            picture = new TestPicture("png").sealOf(SIGNER, PLACE).picture();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves room for a signature with a seal, and keeps what it covers. */
    private byte[] room(byte[] octets) {
        covered.reset();
        covered.writeBytes(octets);
        return new byte[ROOM];
    }

    @Override
    public void read(byte[] seal) throws Exception {
        var pdf = template.clone();
        var hexadecimal = HexFormat.of().formatHex(seal, 0, Math.min(seal.length, ROOM));
        var value = hexadecimal.getBytes(StandardCharsets.US_ASCII);
        var room = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("<00000000") + 1;
        System.arraycopy(value, 0, pdf, room, value.length);
        Verdict.on(pdf);
        try {
            var appearance = new SealAppearance(Bytes.copyOf(seal), picture, List.of(PLACE));
            Verdict.on(Signer.of(HOLDER).with(appearance).sign(unsigned));
        } catch (FormatException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.of(SEAL.sign(SIGNER, covered.toByteArray()), SEAL.encoded());
    }
}
