package signinghelper.formats.certificate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Number of a person (公民身份号码, GB 11643-1999, its older form of 15 digits, and the one of foreign residents), which no
 * text may show. CAs write it into names, alone or behind {@code 0} or {@code SF}.
 */
public final class ResidentNumber {
    private static final int LENGTH = 18;
    private static final int SHOWN = 4;
    private static final String MASK = "…";

    private static final Pattern RUN = Pattern.compile("[0-9A-Za-z]{15,}+");

    /** Provinces of GB/T 2260, and 83 of residents from Taiwan; foreign residents have the province behind a 9. */
    private static final String AREA =
            "(?:(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]|9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]))[0-9]{3}";

    private static final Pattern FORM = Pattern.compile(AREA + "((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]");
    private static final Pattern OLD_FORM =
            Pattern.compile("(?:0|SF)?(" + AREA + "[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3})");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private ResidentNumber() {}

    /** Returns true when {@code text} has such a number in it, with or without the right check character. */
    public static boolean isIn(String text) {
        return RUN.matcher(text).results().anyMatch(run -> start(run.group()).isPresent());
    }

    /** Replaces such a number and the letters and digits behind it, but for the last four: {@code …1237}. */
    public static String masked(String text) {
        return RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(shown(run.group())));
    }

    /** Returns true for a text out of {@link #masked} that has such a number in it. */
    static boolean isMasked(String text) {
        return text.contains(MASK);
    }

    private static String shown(String run) {
        var from = start(run);
        return from.isEmpty() ? run : run.substring(0, from.getAsInt()) + MASK + run.substring(run.length() - SHOWN);
    }

    /** Finds where the first number in a run of letters and digits begins. */
    private static OptionalInt start(String run) {
        var upper = run.toUpperCase(Locale.ROOT);
        var old = OLD_FORM.matcher(upper);
        return old.matches()
                ? OptionalInt.of(old.start(1))
                : IntStream.rangeClosed(0, upper.length() - LENGTH)
                        .filter(from -> isPersons(upper.substring(from, from + LENGTH)))
                        .findFirst();
    }

    /**
     * Organisations have numbers of the same length. One with both check characters of an organisation's code is a
     * person's only where the person's is right too, and no foreign resident's: enterprises' codes begin with 9 as well.
     */
    private static boolean isPersons(String number) {
        return hasForm(number)
                && (!UnifiedCreditCode.isRight(number) || (number.charAt(0) != '9' && hasRightCheckCharacter(number)));
    }

    private static boolean hasForm(String number) {
        var form = FORM.matcher(number);
        return form.matches() && isDate(form.group(1), form.group(2), form.group(3));
    }

    private static boolean isDate(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** GB 11643-1999, 4.2: ISO 7064, MOD 11-2. */
    private static boolean hasRightCheckCharacter(String number) {
        var sum = IntStream.range(0, WEIGHTS.length)
                .map(i -> Character.digit(number.charAt(i), Character.MAX_RADIX) * WEIGHTS[i])
                .sum();
        return number.charAt(LENGTH - 1) == CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }
}
