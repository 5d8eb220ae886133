package signinghelper.inspection;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detector of text that was read in a wrong encoding and saved like that. Such text consists of valid characters, so
 * the wrong decoding is reversed, and the result is tested for being text.
 */
final class GarbledText {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /**
     * Marks in GB 18030 of two U+FFFD in UTF-8, and of memory that Microsoft's debug runtime has filled with CC, CD and
     * DD.
     */
    private static final Pattern FAMOUS = Pattern.compile("锟斤拷|烫烫烫|屯屯屯|葺葺葺");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]{3,}");
    private static final Pattern QUESTION_MARKS = Pattern.compile("\\?{3,}");

    /** Minimum number of decodable runs; fewer may be chance. */
    private static final int ENOUGH = 2;

    private static final double QUESTION_SHARE = 0.3;

    private final String text;

    GarbledText(String text) {
        this.text = text;
    }

    List<FileFault> faults() {
        var faults = new ArrayList<FileFault>();
        if (FAMOUS.matcher(text).find() || isReversible()) {
            faults.add(FileFault.TEXT_GARBLED);
        }
        if (text.indexOf('\uFFFD') >= 0 || isMostlyQuestionMarks()) {
            faults.add(FileFault.CHARACTERS_REPLACED);
        }
        return faults;
    }

    private boolean isReversible() {
        var runs = BEYOND_ASCII.matcher(text).results().limit(1000).toList();
        var garbled = runs.stream()
                .filter(run -> wasUtf8(run.group()) || wasChinese(run.group()))
                .count();
        return garbled >= ENOUGH || (garbled > 0 && garbled == runs.size());
    }

    /** UTF-8 that was taken for GB 18030 (鎶曟爣) or for a western encoding (æŠ•æ ‡). */
    private static boolean wasUtf8(String run) {
        for (var taken : Set.of(CHINESE, WESTERN, StandardCharsets.ISO_8859_1)) {
            if (isChineseText(decodedAgain(run, taken, StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    /** GB 18030 that was taken for a western encoding (Í¶±êÎÄ¼þ). */
    private static boolean wasChinese(String run) {
        return run.chars().allMatch(character -> character < 0x100)
                && isChineseText(decodedAgain(run, StandardCharsets.ISO_8859_1, CHINESE));
    }

    private static boolean isChineseText(String candidate) {
        return candidate.codePointCount(0, candidate.length()) >= 2
                && CommonText.isCommonChinese(candidate)
                && candidate.codePoints().anyMatch(character -> character > '~');
    }

    /**
     * Returns the text decoded again; empty if this mistake is impossible. The end of a last character may be missing.
     */
    private static String decodedAgain(String run, Charset taken, Charset was) {
        try {
            var bytes = taken.newEncoder().encode(CharBuffer.wrap(run));
            return decode(bytes, was);
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static String decode(ByteBuffer bytes, Charset charset) {
        var out = CharBuffer.allocate(bytes.remaining() + 1);
        var result = charset.newDecoder().decode(bytes, out, false);
        return result == CoderResult.UNDERFLOW ? out.flip().toString() : "";
    }

    private boolean isMostlyQuestionMarks() {
        var runs = QUESTION_MARKS.matcher(text).results().count();
        var marks = text.chars().filter(character -> character == '?').count();
        var visible = text.chars().filter(character -> character > ' ').count();
        return runs >= ENOUGH && marks > QUESTION_SHARE * visible;
    }
}
