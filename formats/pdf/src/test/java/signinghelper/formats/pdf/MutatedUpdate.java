package signinghelper.formats.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Update of {@link RandomUpdate} in which chance changes some words; what is signed stays. A seed gives the same each time. */
final class MutatedUpdate {
    private static final int MOST_CHANGES = 3;

    /** Words by which readers find their way through a file. */
    private static final List<String> WORDS = List.of(
            "obj",
            "endobj",
            "5 0 obj",
            "3 0 R",
            "stream",
            "endstream",
            "xref",
            "trailer",
            "startxref",
            "%%EOF",
            "<<",
            ">>",
            "[",
            "]",
            "null",
            "/Prev",
            "/Root 1 0 R",
            "/Type /XRef",
            "/Length 0",
            "%",
            "(",
            ")",
            "\0",
            "\r",
            "0",
            "1");

    private MutatedUpdate() {}

    /** @param steps to which each step is added, in words */
    static byte[] behind(byte[] signed, long seed, List<String> steps) {
        var pdf = RandomUpdate.behind(signed, seed, steps);
        var chance = new SplittableRandom(~seed);
        for (var changes = chance.nextInt(MOST_CHANGES + 1); changes > 0; changes--) {
            pdf = changed(pdf, signed.length, chance, steps);
        }
        return pdf;
    }

    /** Leaves out, repeats or writes a word, or another octet, at a place behind what is signed. */
    private static byte[] changed(byte[] pdf, int from, SplittableRandom chance, List<String> steps) {
        if (pdf.length <= from) {
            return pdf;
        }
        var at = from + chance.nextInt(pdf.length - from);
        var end = Math.min(pdf.length, at + 1 + chance.nextInt(12));
        var way = chance.nextInt(5);
        steps.add("change " + way + " at " + at);
        return switch (way) {
            case 0 -> replaced(pdf, at, end, new byte[0]);
            case 1 -> replaced(pdf, end, end, Arrays.copyOfRange(pdf, at, end));
            case 2 -> replaced(pdf, at, at + 1, new byte[] {(byte) ('0' + chance.nextInt(10))});
            default -> replaced(pdf, at, at, word(chance).getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static String word(SplittableRandom chance) {
        return "\n" + WORDS.get(chance.nextInt(WORDS.size())) + "\n";
    }

    private static byte[] replaced(byte[] pdf, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(pdf, 0, from);
        out.writeBytes(by);
        out.write(pdf, to, pdf.length - to);
        return out.toByteArray();
    }
}
