package signinghelper.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import signinghelper.guidance.VisibleText;

import java.util.regex.Pattern;

/**
 * Name that a desktop client gives itself: 1 to 64 visible characters in one line. Nobody has checked it, so it is shown
 * as a claim and decides nothing. It has no quotation marks, which would end the quotation that a window shows it in.
 */
public record ClientName(@JsonValue String value) {
    private static final int MAX_CHARACTERS = 64;

    /** Blanks other than one between two words, and letters that look like blanks: Hangul fillers and Braille's. */
    private static final Pattern BLANKS = Pattern.compile("^ | $| {2}|[\\s\\p{Z}\u115F\u1160\u2800\u3164\uFFA0&&[^ ]]");

    /** More than one mark on a letter can cover the lines around it. */
    private static final Pattern MARKS = Pattern.compile("^\\p{M}|\\p{M}{3}|\\p{Me}");

    private static final Pattern QUOTATION_MARKS = Pattern.compile("[\"\\p{Pi}\\p{Pf}「」『』〝〞〟‚„＂]");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientName {
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_CHARACTERS
                || !VisibleText.of(value).equals(value)
                || BLANKS.matcher(value).find()
                || MARKS.matcher(value).find()
                || QUOTATION_MARKS.matcher(value).find()) {
            throw new IllegalArgumentException("not a client's name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
