package signinghelper.inspection;

import java.nio.charset.Charset;
import java.util.function.IntPredicate;

/** Test that decoded characters look like text that is usual here. */
final class CommonText {
    private static final Charset GB2312 = Charset.forName("GB2312");

    /** Minimum share of common characters among those beyond ASCII; a text in a wrong encoding has far fewer. */
    private static final double COMMON_SHARE = 0.7;

    private CommonText() {}

    /**
     * Returns true when the only control characters are those of lines, tabulators and pages, and the old end-of-file
     * mark.
     */
    static boolean isReadable(String text) {
        return text.chars().noneMatch(character -> character < ' ' && "\t\n\r\f\u001A".indexOf(character) < 0);
    }

    /**
     * Returns true when enough of the characters beyond ASCII are among the first 3,755 characters or the symbols of GB
     * 2312.
     */
    static boolean isCommonChinese(String text) {
        return share(text, CommonText::isOfFirstLevel) >= COMMON_SHARE;
    }

    /** Returns true when enough of the characters are ASCII or Chinese. */
    static boolean isCommon(String text) {
        return isReadable(text) && share(text, CommonText::isChinese) >= COMMON_SHARE && !text.isEmpty();
    }

    private static double share(String text, IntPredicate isCommon) {
        var beyond = text.codePoints().filter(character -> character > '~').count();
        var common = text.codePoints()
                .filter(character -> character > '~' && isCommon.test(character))
                .count();
        return beyond == 0 ? 1 : (double) common / beyond;
    }

    /** GB 2312 has signs in rows A1 to A9 and the common characters in rows B0 to D7. */
    private static boolean isOfFirstLevel(int character) {
        var code = Character.toString(character).getBytes(GB2312);
        var row = Byte.toUnsignedInt(code[0]);
        return code.length == 2 && ((row >= 0xA1 && row <= 0xA9) || (row >= 0xB0 && row <= 0xD7));
    }

    private static boolean isChinese(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN
                || (character >= 0x2010 && character <= 0x2033)
                || (character >= 0x3000 && character <= 0x303F)
                || (character >= 0xFF00 && character <= 0xFFEF);
    }
}
