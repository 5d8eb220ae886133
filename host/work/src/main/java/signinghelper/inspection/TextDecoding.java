package signinghelper.inspection;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Detection of a text's encoding: by its mark, or by the encoding that decodes it without a fault. UTF-8 is tried
 * before GB 18030. Almost no text is valid UTF-8 by chance, and almost every text is valid GB 18030, which therefore
 * has to give common characters as well. Text in any other encoding is not distinguished from data.
 */
final class TextDecoding {
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Bytes of the longest character in any of the encodings. */
    private static final int LONGEST = 4;

    private final byte[] bytes;
    private final boolean whole;

    /**
     * Creates the decoding without running it.
     *
     * @param whole false when the bytes were cut at a limit of the inspection, perhaps in the middle of a character
     */
    TextDecoding(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    /**
     * Decoded characters.
     *
     * @param text without its mark; bytes that are not a character become U+FFFD and a fault
     */
    record Decoded(TextEncoding encoding, String text, List<FileFault> faults) {}

    /** Decodes the text; empty if it is not text. */
    Optional<Decoded> decode() {
        var marked = marked();
        var decoded = marked == null ? unmarked() : marked;
        return Optional.ofNullable(decoded).filter(found -> CommonText.isReadable(found.text()));
    }

    private @Nullable Decoded marked() {
        if (begins(0xEF, 0xBB, 0xBF)) {
            return decodedAnyway(TextEncoding.UTF_8_MARKED, StandardCharsets.UTF_8, 3);
        }
        if (begins(0xFF, 0xFE)) {
            return decodedAnyway(TextEncoding.UTF_16_LE, StandardCharsets.UTF_16LE, 2);
        }
        return begins(0xFE, 0xFF) ? decodedAnyway(TextEncoding.UTF_16_BE, StandardCharsets.UTF_16BE, 2) : null;
    }

    private boolean begins(int... mark) {
        return bytes.length >= mark.length
                && Arrays.equals(
                        mark,
                        java.util.stream.IntStream.range(0, mark.length)
                                .map(i -> Byte.toUnsignedInt(bytes[i]))
                                .toArray());
    }

    private @Nullable Decoded unmarked() {
        if (holdsZero()) {
            return wide();
        }
        var utf8 = strictly(TextEncoding.UTF_8, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return isAscii(bytes) ? new Decoded(TextEncoding.ASCII, utf8.text(), utf8.faults()) : utf8;
        }
        var chinese = strictly(TextEncoding.GB18030, CHINESE);
        if (chinese != null && CommonText.isCommonChinese(chinese.text())) {
            return chinese;
        }
        var lines = lines();
        return lines == null ? wide() : lines;
    }

    private boolean holdsZero() {
        for (var one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(byte[] bytes) {
        for (var one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark. */
    private @Nullable Decoded wide() {
        var little = strictly(TextEncoding.UTF_16_LE, StandardCharsets.UTF_16LE);
        if (little != null && CommonText.isCommon(little.text())) {
            return little;
        }
        var big = strictly(TextEncoding.UTF_16_BE, StandardCharsets.UTF_16BE);
        return big != null && CommonText.isCommon(big.text()) ? big : null;
    }

    /** Returns null if it has a fault other than a truncated last character. */
    private @Nullable Decoded strictly(TextEncoding encoding, Charset charset) {
        var in = ByteBuffer.wrap(bytes);
        var text = decodeUpToFault(in, charset);
        if (!in.hasRemaining()) {
            return new Decoded(encoding, text, List.of());
        }
        if (in.remaining() >= LONGEST || text.isEmpty()) {
            return null;
        }
        return new Decoded(encoding, text, whole ? List.of(FileFault.CUT_SHORT) : List.of());
    }

    /** Decodes up to a fault and leaves in {@code in} the bytes that are not a whole character. */
    private static String decodeUpToFault(ByteBuffer in, Charset charset) {
        var out = CharBuffer.allocate(in.remaining() + 1);
        charset.newDecoder().decode(in, out, true);
        return out.flip().toString();
    }

    private Decoded decodedAnyway(TextEncoding encoding, Charset charset, int mark) {
        var rest = Arrays.copyOfRange(bytes, mark, bytes.length);
        var strict = new TextDecoding(rest, whole).strictly(encoding, charset);
        return strict != null || rest.length == 0
                ? Optional.ofNullable(strict).orElse(new Decoded(encoding, "", List.of()))
                : new Decoded(encoding, replacing(rest, charset), List.of(FileFault.CHARACTERS_BROKEN));
    }

    private static String replacing(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var out = CharBuffer.allocate(2 * bytes.length + 2);
        decoder.decode(ByteBuffer.wrap(bytes), out, true);
        decoder.flush(out);
        return out.flip().toString();
    }

    /**
     * Decodes line by line, for a text that was combined from two encodings or has faults. Returns null if it is
     * neither.
     */
    private @Nullable Decoded lines() {
        var count = new LineCount();
        var text = new StringBuilder();
        for (var begin = 0; begin < bytes.length; ) {
            var end = begin;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            text.append(count.decode(Arrays.copyOfRange(bytes, begin, Math.min(end + 1, bytes.length))));
            begin = end + 1;
        }
        return count.verdict(text.toString());
    }

    /** Counts of lines by encoding; lines of ASCII alone are not counted. */
    private static final class LineCount {
        private int utf8;
        private int chinese;
        private int broken;

        String decode(byte[] line) {
            var one = new TextDecoding(line, true);
            var asUtf8 = one.strictly(TextEncoding.UTF_8, StandardCharsets.UTF_8);
            if (asUtf8 != null && asUtf8.faults().isEmpty()) {
                utf8 += isAscii(line) ? 0 : 1;
                return asUtf8.text();
            }
            var asChinese = one.strictly(TextEncoding.GB18030, CHINESE);
            if (asChinese != null && asChinese.faults().isEmpty() && CommonText.isCommonChinese(asChinese.text())) {
                chinese++;
                return asChinese.text();
            }
            broken++;
            return replacing(line, utf8 >= chinese ? StandardCharsets.UTF_8 : CHINESE);
        }

        /** Returns null when most lines are broken: it is then more likely not text in these encodings. */
        @Nullable
        Decoded verdict(String text) {
            if (broken > utf8 + chinese) {
                return null;
            }
            var faults = new ArrayList<FileFault>();
            if (broken > 0) {
                faults.add(FileFault.CHARACTERS_BROKEN);
            }
            if (utf8 > 0 && chinese > 0) {
                faults.add(FileFault.ENCODING_MIXED);
                return new Decoded(TextEncoding.MIXED, text, faults);
            }
            return new Decoded(chinese > 0 ? TextEncoding.GB18030 : TextEncoding.UTF_8, text, faults);
        }
    }
}
