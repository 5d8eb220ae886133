package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static signinghelper.formats.pdf.RawUpdate.latin;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Signature dictionaries that lie about their range or their value: universal forgery and wrapping. */
final class RangeAttacks {
    private static final Pattern RANGE = Pattern.compile("/ByteRange \\[(\\d+) (\\d+) (\\d+) (\\d+)\\]( *)");

    private final String pdf;
    private final String range;
    private final long[] bounds = new long[4];

    private RangeAttacks(byte[] signed) {
        pdf = latin(signed);
        var match = RANGE.matcher(pdf);
        if (!match.find()) {
            throw new IllegalArgumentException("not signed");
        }
        range = match.group();
        for (var i = 0; i < bounds.length; i++) {
            bounds[i] = Long.parseLong(match.group(i + 1));
        }
    }

    static List<Attack> all() throws Exception {
        var attacks = new RangeAttacks(PdfBoxSigner.of(HOLDER).sign(TestPdf.plain())).list();
        attacks.add(new RangeAttacks(PdfBoxSigner.of(HOLDER).padded().sign(TestPdf.plain())).hiddenInPadding());
        return attacks;
    }

    private List<Attack> list() {
        var attacks = new ArrayList<Attack>();
        forged("no range", "/XyteRange [0 %d %d %d]".formatted(bounds[1], bounds[2], bounds[3]), attacks);
        forged("null", "/ByteRange null", attacks);
        forged("empty", "/ByteRange []", attacks);
        forged("negative", "/ByteRange [0 -1 0 -1]", attacks);
        forged("zero", "/ByteRange [0 0 0 0]", attacks);
        forged("first part alone", "/ByteRange [0 %d]".formatted(bounds[1]), attacks);
        forged("first part twice", "/ByteRange [0 %d 0 %d]".formatted(bounds[1], bounds[1]), attacks);
        forged("gap begins early", range(-10, 0, 0), attacks);
        forged("gap ends late", range(0, 10, -10), attacks);
        forged("ends early", range(0, 0, -100), attacks);
        forged("ends behind the file", range(0, 0, 100), attacks);
        forged("fraction", "/ByteRange [0 %d.5 %d %d]".formatted(bounds[1], bounds[2], bounds[3]), attacks);
        attacks.add(wrong("range: second part moved away", wrapped()));
        attacks.add(failed("Contents is missing", replaced("/Contents <", "/Kontents <"), Code.BYTE_RANGE_WRONG));
        attacks.add(open("Contents is zero", zeroed(), Code.MALFORMED));
        attacks.add(open("Contents twice", twice(), Code.REFERENCE_DOUBLE));
        attacks.add(failed("one digit of the signature", digitChanged(), Code.SIGNATURE_INVALID));
        attacks.add(failed("one octet of the page", replaced("/Helvetica", "/Helvetika"), Code.DIGEST_MISMATCH));
        return attacks;
    }

    private String range(int first, int from, int second) {
        return "/ByteRange [0 %d %d %d]".formatted(bounds[1] + first, bounds[2] + from, bounds[3] + second);
    }

    private void forged(String name, String forged, List<Attack> attacks) {
        attacks.add(wrong("range: " + name, replaced(range, padded(forged))));
    }

    private static Attack wrong(String name, byte[] attacked) {
        return failed(name, attacked, Code.BYTE_RANGE_WRONG);
    }

    private static Attack failed(String name, byte[] attacked, Code code) {
        return new Attack(name, attacked, "Signature1", Indication.TOTAL_FAILED, code);
    }

    /** Nothing that was signed differs, so nobody is accused. */
    private static Attack open(String name, byte[] attacked, Code code) {
        return new Attack(name, attacked, "Signature1", Indication.INDETERMINATE, code);
    }

    private String padded(String forged) {
        return forged + " ".repeat(range.length() - forged.length());
    }

    private byte[] replaced(String part, String other) {
        return octets(pdf.replace(part, other));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The signed octets follow at the end, where no reader looks; those that are read lie in the gap. */
    private byte[] wrapped() {
        var head = pdf.substring(0, (int) bounds[2]);
        var tail = pdf.substring((int) bounds[2]);
        var forged = "/ByteRange [0 %d %d %d]".formatted(bounds[1], bounds[2] + tail.length(), bounds[3]);
        return octets(head + tail.replace(range, padded(forged)) + tail);
    }

    private byte[] zeroed() {
        var from = (int) bounds[1] + 1;
        var to = (int) bounds[2] - 1;
        return octets(pdf.substring(0, from) + "0".repeat(to - from) + pdf.substring(to));
    }

    private Attack hiddenInPadding() {
        var at = (int) bounds[2] - 5;
        var attacked = octets(pdf.substring(0, at) + "41" + pdf.substring(at + 2));
        return open("octets hidden in the padding", attacked, Code.MALFORMED);
    }

    /** The last digits belong to the value of the signature. */
    private byte[] digitChanged() {
        var at = (int) bounds[1];
        var end = at + pdf.substring(at, (int) bounds[2]).replaceAll("0+>$", "").length() - 20;
        var digit = pdf.charAt(end) == 'A' ? "B" : "A";
        return octets(pdf.substring(0, end) + digit + pdf.substring(end + 1));
    }

    /** Blanks behind the range give way to another Contents, which many readers take. */
    private byte[] twice() {
        var forged = range.trim() + "/Contents <00>";
        return replaced(range, forged.length() > range.length() ? forged : padded(forged));
    }
}
